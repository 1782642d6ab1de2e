package io.orcastrike.cli;

import io.orcastrike.spi.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that holds the time, written anew again and again while something is alive and gone at the
 * end, for those who look after services: its age tells.
 *
 * <p>Safe for use by many threads.
 */
final class AliveFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AliveFile.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Path file;
  private final Path next;
  private final BooleanSupplier alive;
  private final Duration every;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;

  private AliveFile(Path file, BooleanSupplier alive, Duration every) {
    this.file = file;
    this.next = file.resolveSibling(file.getFileName() + ".next");
    this.alive = alive;
    this.every = every;
    this.thread = Thread.ofVirtual().name("orca-alive").unstarted(this::run);
  }

  /**
   * Begins to write a file once a second.
   *
   * @param file in a folder that is there; null for none
   */
  static @Nullable AliveFile start(@Nullable Path file, BooleanSupplier alive) throws Problem {
    return file == null ? null : start(file, alive, EVERY);
  }

  static AliveFile start(Path file, BooleanSupplier alive, Duration every) throws Problem {
    AliveFile started = new AliveFile(file.toAbsolutePath(), alive, every);
    try {
      Files.deleteIfExists(started.file); // of a drone before
      Files.writeString(started.next, ""); // so that it is known now whether it can be
      Files.delete(started.next);
    } catch (IOException e) {
      throw Problem.of(
          "--alive: the file cannot be written: " + e,
          started.file,
          "no such folder, or its rights",
          "mkdir -p " + Shell.quote(String.valueOf(started.file.getParent())));
    }
    started.thread.start();
    return started;
  }

  private void run() {
    boolean failed = false;
    try {
      do {
        if (alive.getAsBoolean()) {
          failed = failed(failed);
        }
      } while (!ended.await(every.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes, and tells whether that failed; of several failures in a row the first is logged. */
  private boolean failed(boolean before) {
    try {
      write();
      return false;
    } catch (IOException e) {
      if (!before) {
        LOG.warn("{} cannot be written, as if nothing were alive here: {}", file, e.toString());
      }
      return true;
    }
  }

  /** Whoever reads finds a whole time, whenever that is. */
  private void write() throws IOException {
    Instant now = Instant.EPOCH.plusNanos(Clock.system().wallNanos());
    Files.writeString(next, now.truncatedTo(ChronoUnit.MILLIS) + "\n");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes the file; nothing if that was done. */
  @Override
  public void close() {
    ended.countDown();
    try {
      thread.join(every);
      Files.deleteIfExists(file);
      Files.deleteIfExists(next);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("{} cannot be removed: {}", file, e.toString());
    }
  }
}
