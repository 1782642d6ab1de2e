package io.orcastrike.core.inline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for the files of one test, which goes with the last who holds it.
 *
 * <p>Safe for use by many threads.
 */
final class Place {
  private static final Logger LOG = LoggerFactory.getLogger(Place.class);

  private final Path folder;
  private int holders;
  private boolean gone;

  private Place(Path folder) {
    this.folder = folder;
  }

  /** Makes a place among the system's temporary files. */
  static Place temporary() throws IOException {
    return new Place(Files.createTempDirectory("orca-inline"));
  }

  /** Makes a place in a folder. */
  static Place below(Path parent) throws IOException {
    return new Place(Files.createTempDirectory(parent, "test"));
  }

  Path folder() {
    return folder;
  }

  /** Keeps it until this is closed; empty: it has gone. */
  synchronized Optional<Hold> hold() {
    if (gone) {
      return Optional.empty();
    }
    holders++;
    return Optional.of(new Hold());
  }

  private synchronized void letGo() {
    holders--;
    if (holders == 0) {
      gone = true;
      delete(folder);
    }
  }

  /** One who needs the files. */
  final class Hold implements AutoCloseable {
    private final AtomicBoolean closed = new AtomicBoolean();

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        letGo();
      }
    }
  }

  /** Deletes a folder and all in it; another may do so at the same time. */
  static void delete(Path folder) {
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      if (Files.exists(folder)) {
        LOG.warn("{} should be deleted: {}", folder, e.toString());
      }
    }
  }
}
