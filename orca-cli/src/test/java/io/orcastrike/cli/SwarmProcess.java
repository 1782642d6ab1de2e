package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command line of this build in a process of its own, with a small heap.
 *
 * <p>Used by one thread at a time.
 */
final class SwarmProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Instant startedAt;
  private final Process process;
  private final Path out;
  private final Path err;

  private SwarmProcess(Instant startedAt, Process process, Path out, Path err) {
    this.startedAt = startedAt;
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts a command; its streams go to files of that name. */
  static SwarmProcess start(
      Path folder, String name, Map<String, String> environment, List<String> arguments)
      throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                Main.class.getName()));
    command.addAll(arguments);
    Path out = folder.resolve(name + ".out");
    Path err = folder.resolve(name + ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(variable -> variable.startsWith("ORCA_"));
    builder.environment().putAll(environment);
    Instant startedAt = Instant.now();
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new SwarmProcess(startedAt, process, out, err);
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  Instant startedAt() {
    return startedAt;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until the error stream holds a text. */
  SwarmProcess awaitText(String text) throws Exception {
    return awaitTimes(text, 1);
  }

  /** Waits until the error stream holds a text so many times. */
  SwarmProcess awaitTimes(String text, int times) throws Exception {
    long by = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (times(text) < times) {
      assertThat(System.nanoTime()).as("\"%s\" in time, in:%n%s", text, err()).isLessThan(by);
      if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
        assertThat(times(text)).as("of a process that ended: %s", err()).isEqualTo(times);
      }
    }
    return this;
  }

  /** Waits for its end, or for something else. */
  void awaitEndOr(BooleanSupplier other) throws Exception {
    long by = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!other.getAsBoolean() && !process.waitFor(20, TimeUnit.MILLISECONDS)) {
      assertThat(System.nanoTime()).as("in time: %s", err()).isLessThan(by);
    }
  }

  int times(String text) throws Exception {
    return err().split(Pattern.quote(text), -1).length - 1;
  }

  /** Waits for its end, and returns its exit code. */
  int awaitEnd() throws Exception {
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("ends: %s", err()).isTrue();
    return process.exitValue();
  }

  /** Sends a signal, and returns when, of {@link System#nanoTime()}. */
  long signal(String name) throws Exception {
    String[] kill = {"kill", "-" + name, Long.toString(process.pid())};
    assertThat(new ProcessBuilder(kill).start().waitFor()).as(Arrays.toString(kill)).isZero();
    return System.nanoTime();
  }

  /** Ends it as a crash would, and returns when, of {@link System#nanoTime()}. */
  long kill() throws Exception {
    process.destroyForcibly();
    awaitEnd();
    return System.nanoTime();
  }

  @Override
  public String toString() {
    return err.getFileName() + (isAlive() ? "" : ", ended with " + process.exitValue());
  }

  String out() throws Exception {
    return Files.readString(out);
  }

  String err() throws Exception {
    return Files.readString(err);
  }

  /** Ends it whatever state it is in; a stopped process too. */
  @Override
  public void close() throws Exception {
    kill();
  }
}
