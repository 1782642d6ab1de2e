package io.orcastrike.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs main classes in fresh JVMs like this one. */
final class FreshJvm {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final Duration LONGEST_PINNED = Duration.ofMinutes(1);

  private FreshJvm() {}

  /**
   * Runs a main class and returns what it prints.
   *
   * @throws IOException if it fails or takes longer than two minutes
   */
  static String run(Class<?> main, List<String> flags, String... arguments)
      throws IOException, InterruptedException {
    return output(java(List.of(), flags, main, arguments), LONGEST);
  }

  /**
   * Runs a main class on the first processor alone and returns what it prints; needs taskset.
   *
   * @throws IOException if it fails or takes longer than a minute
   */
  static String runPinned(Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    return outputPinned(java(List.of("taskset", "-c", "0"), List.of("-Xmx512m"), main, arguments));
  }

  /**
   * Runs a command that has pinned itself and returns what it prints.
   *
   * @throws IOException if it fails or takes longer than a minute
   */
  static String outputPinned(ProcessBuilder command) throws IOException, InterruptedException {
    return output(command, LONGEST_PINNED);
  }

  private static ProcessBuilder java(
      List<String> before, List<String> flags, Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  /** What it prints is a few lines, which the system holds until it has ended. */
  private static String output(ProcessBuilder command, Duration longest)
      throws IOException, InterruptedException {
    Process process = command.start();
    try {
      if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("it took longer than %s: %s".formatted(longest, command.command()));
      }
      String said = new String(process.getInputStream().readAllBytes(), UTF_8).trim();
      if (process.exitValue() != 0) {
        throw new IOException("%s failed: %s".formatted(command.command(), said));
      }
      return said;
    } finally {
      process.destroyForcibly();
    }
  }
}
