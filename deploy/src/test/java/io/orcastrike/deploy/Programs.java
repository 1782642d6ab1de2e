package io.orcastrike.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs to their end, for a bounded time. */
final class Programs {
  private static final long LONGEST_MINUTES = 3;

  private Programs() {}

  /** Runs one, and returns what it wrote on both of its streams. */
  static Result run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("orca-program", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
      String text = Files.readString(output, UTF_8);
      return ended
          ? new Result(process.exitValue(), text)
          : new Result(-1, text + "\n(ended after %d minutes)".formatted(LONGEST_MINUTES));
    } finally {
      Files.delete(output);
    }
  }
}
