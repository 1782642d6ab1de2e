package io.orcastrike.cli;

import io.orcastrike.core.Run;
import io.orcastrike.core.SteerAnswer;
import io.orcastrike.core.SteerCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Unix socket in the run's folder, by which another process of the same user steers the run. A
 * caller sends a command and its name, a line each, and gets one line back.
 *
 * <p>Safe for use by many threads: threads of its own serve it.
 */
final class SteerSocket implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SteerSocket.class);
  private static final int MOST_CALLERS = 8;
  private static final int MOST_CHARACTERS = 200;
  private static final String YES = "yes ";
  private static final String NO = "no ";

  private final Run run;
  private final Path place;
  private final ServerSocketChannel server;
  private final Semaphore callers = new Semaphore(MOST_CALLERS);

  private SteerSocket(Run run, Path place, ServerSocketChannel server) {
    this.run = run;
    this.place = place;
    this.server = server;
  }

  /** Returns where the socket of the run of a folder is: no other user may enter that place. */
  private static Path placeIn(Path folder) {
    return folder.resolve("steer");
  }

  private static Path socketIn(Path place) {
    return place.resolve("socket");
  }

  /** Tells whether the run of a folder is under way, or was when its process was killed. */
  static boolean isIn(Path folder) {
    return Files.exists(socketIn(placeIn(folder)));
  }

  /** Listens until closed; a run whose folder cannot hold a socket goes on without. */
  static AutoCloseable open(Path folder, Run run) {
    Path place = placeIn(folder);
    try {
      makePrivate(place);
      Files.deleteIfExists(socketIn(place));
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(socketIn(place)));
      SteerSocket socket = new SteerSocket(run, place, server);
      Thread.ofVirtual().name("orca-steer").start(socket::accept);
      return socket;
    } catch (IOException | UnsupportedOperationException e) {
      LOG.info("orca steer cannot reach this run: {}: {}", place, e.getMessage());
      return () -> {};
    }
  }

  private static void makePrivate(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      var onlyOurs = PosixFilePermissions.fromString("rwx------");
      if (!Files.exists(folder)) {
        Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(onlyOurs));
      }
      Files.setPosixFilePermissions(folder, onlyOurs);
    } else {
      Files.createDirectories(folder);
    }
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        SocketChannel caller = server.accept();
        if (callers.tryAcquire()) {
          Thread.ofVirtual().name("orca-steer").start(() -> serve(caller));
        } else {
          caller.close();
        }
      } catch (IOException e) {
        LOG.debug("the socket for orca steer is closed", e);
      }
    }
  }

  private void serve(SocketChannel caller) {
    try (caller) {
      BufferedReader lines = reader(caller);
      SteerAnswer answer = obey(line(lines), line(lines));
      write(caller, (answer.accepted() ? YES : NO) + answer.text().replace('\n', ' ') + "\n");
    } catch (IOException e) {
      LOG.debug("a caller of orca steer is gone", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      callers.release();
    }
  }

  private SteerAnswer obey(String command, String by) throws InterruptedException {
    try {
      return run.steer(SteerCommand.parse(command), by);
    } catch (IllegalArgumentException e) {
      return new SteerAnswer(false, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Gives a command to the run of a folder.
   *
   * @throws IOException if nobody answers there
   */
  static SteerAnswer call(Path folder, SteerCommand command, String by) throws IOException {
    try (SocketChannel channel =
        SocketChannel.open(UnixDomainSocketAddress.of(socketIn(placeIn(folder))))) {
      write(channel, command.text() + "\n" + by + "\n");
      String answer = line(reader(channel));
      boolean accepted = answer.startsWith(YES);
      return new SteerAnswer(accepted, answer.substring((accepted ? YES : NO).length()));
    }
  }

  private static BufferedReader reader(SocketChannel channel) {
    return new BufferedReader(
        new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
  }

  private static void write(SocketChannel channel, String text) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static String line(BufferedReader reader) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int read = reader.read(); read != '\n'; read = reader.read()) {
      if (read < 0 || line.length() == MOST_CHARACTERS) {
        throw new IOException(
            "a line must end within %d characters, did not".formatted(MOST_CHARACTERS));
      }
      line.append((char) read);
    }
    return line.toString();
  }

  /** Takes the socket away. */
  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(socketIn(place));
    Files.deleteIfExists(place);
  }
}
