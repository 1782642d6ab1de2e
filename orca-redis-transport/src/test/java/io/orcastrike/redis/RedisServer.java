package io.orcastrike.redis;

import io.orcastrike.testkit.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A real Redis on a port and in a folder of its own, for a test. It can be killed, paused, and
 * started again empty on the same port.
 *
 * <p>Used by one thread at a time.
 */
public final class RedisServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final RedisProgram program;
  private final List<String> options;
  private final Path folder;
  private final int port;
  private RedisProgram.Running running;

  private RedisServer(RedisProgram program, List<String> options) throws IOException {
    this.program = program;
    this.port = FreePort.find();
    this.folder = Files.createTempDirectory("orca-redis");
    this.options = options.stream().map(this::placed).toList();
    if (options.contains("--sentinel")) {
      Files.createFile(folder.resolve("sentinel.conf"));
    }
    try {
      restart();
    } catch (UncheckedIOException e) {
      close();
      throw e;
    }
  }

  /** Starts the first program there is. */
  public static RedisServer start(String... options) {
    return start(RedisProgram.all().getFirst(), options);
  }

  /**
   * Starts a program.
   *
   * @param options as of redis.conf, with {@code --} before names; {@code {folder}} and {@code
   *     {port}} in them become the server's own
   */
  public static RedisServer start(RedisProgram program, String... options) {
    try {
      return new RedisServer(program, Arrays.asList(options));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the port on loopback. */
  public int port() {
    return port;
  }

  /** Returns host and port. */
  public String hostAndPort() {
    return "127.0.0.1:" + port;
  }

  /** Returns the address, without TLS. */
  public RedisAddress address() {
    return RedisAddress.of("redis://" + hostAndPort());
  }

  /** Returns the server's own folder, gone when it is closed. */
  public Path folder() {
    return folder;
  }

  /** Ends it at once, as a crash would. */
  public void kill() {
    running.kill();
  }

  /** Starts it, empty, on the same port. */
  public void restart() {
    try {
      running = program.start(folder, command());
      awaitAnswer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops it from doing anything; connections stay open. */
  public void pause() {
    running.pause();
  }

  /** Ends a pause. */
  public void resume() {
    running.resume();
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    if (options.contains("--sentinel")) {
      command.add(folder.resolve("sentinel.conf").toString());
    }
    if (!options.contains("--tls-port")) {
      command.addAll(List.of("--port", "" + port));
    }
    command.addAll(List.of("--bind", "127.0.0.1", "--dir", folder.toString()));
    if (!options.contains("--sentinel")) {
      command.addAll(List.of("--save", "", "--appendonly", "no"));
    }
    command.addAll(options);
    return command;
  }

  private String placed(String option) {
    return option.replace("{folder}", folder.toString()).replace("{port}", "" + port);
  }

  private void awaitAnswer() throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!accepts()) {
      if (System.nanoTime() > end || !running.isAlive()) {
        String log = running.log();
        throw new IOException(
            "%s does not answer on port %d with %s: %s".formatted(program, port, options, log));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private boolean accepts() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    if (running != null) {
      running.kill();
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return program + " at " + hostAndPort();
  }
}
