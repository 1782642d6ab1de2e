package io.orcastrike.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/** A {@code redis-server} that runs as a process of this machine. */
record RedisBinary(String name, Path file) implements RedisProgram {

  /** Returns the first {@code redis-server} on the path. */
  static Optional<RedisProgram> installed() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "redis-server"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(file -> new RedisBinary("installed", file));
  }

  /** Returns the binary of embedded-redis, unpacked once for this JVM. */
  static Optional<RedisProgram> carried() {
    return Carried.PROGRAM;
  }

  private static final class Carried {
    static final Optional<RedisProgram> PROGRAM = unpack();

    private static Optional<RedisProgram> unpack() {
      try {
        Path folder = Files.createTempDirectory("orca-redis-program");
        folder.toFile().deleteOnExit();
        File file = ExecutableProvider.newJarResourceProvider(folder.toFile()).get();
        file.deleteOnExit();
        return Optional.of(new RedisBinary("embedded", file.toPath()));
      } catch (IOException | RuntimeException e) {
        return Optional.empty();
      }
    }
  }

  @Override
  public Running start(Path folder, List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(file.toString());
    command.addAll(options);
    Path log = folder.resolve("redis.log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    Thread atExit = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atExit);
    return new OfProcess(process, log, atExit);
  }

  private record OfProcess(Process process, Path file, Thread atExit) implements Running {
    @Override
    public boolean isAlive() {
      return process.isAlive();
    }

    @Override
    public void kill() {
      process.destroyForcibly();
      await(process);
      Runtime.getRuntime().removeShutdownHook(atExit);
    }

    @Override
    public void pause() {
      signal("STOP");
    }

    @Override
    public void resume() {
      signal("CONT");
    }

    private void signal(String name) {
      try {
        Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
        if (await(kill) != 0) {
          throw new IOException("kill -%s failed".formatted(name));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static int await(Process process) {
      try {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          throw new AssertionError(process + " does not end");
        }
        return process.exitValue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }

    @Override
    public String log() throws IOException {
      return Files.readString(file);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
