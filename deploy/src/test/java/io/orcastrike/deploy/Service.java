package io.orcastrike.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs until it is closed.
 *
 * <p>Used by one thread at a time.
 */
final class Service implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path log;

  private Service(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static Service start(List<String> command, Path log) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new Service(process, log);
  }

  /** Waits until it has written a text. */
  Service awaitText(String text) throws Exception {
    long by = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!log().contains(text)) {
      assertThat(System.nanoTime()).as("\"%s\" in time, in:%n%s", text, log()).isLessThan(by);
      if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
        assertThat(log()).as("of a program that ended").contains(text);
      }
    }
    return this;
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  /** Asks it to end, and waits for that; ends it if it does not. */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
