package io.orcastrike.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Processes that have one processor each, by taskset. */
final class Pinned {
  private Pinned() {}

  /** Returns how a main class is run in a JVM like this one. */
  static ProcessBuilder java(int processor, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "taskset",
                "-c",
                "" + processor,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /**
   * Runs a command and returns what it printed.
   *
   * @throws IOException if it fails or takes longer than a minute
   */
  static String output(ProcessBuilder command) throws IOException, InterruptedException {
    Process process = command.start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), UTF_8).trim();
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException("%s failed: %s".formatted(command.command(), said));
      }
      return said;
    } finally {
      process.destroyForcibly();
    }
  }
}
