package io.orcastrike.core.inline;

import io.orcastrike.api.LoadTest;
import io.orcastrike.core.local.Trouble;
import io.orcastrike.report.LockedFile;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A test whose files go when it, and each that was opened of it, is closed.
 *
 * <p>Safe for use by many threads.
 */
final class FetchedTest implements FoundTest {
  private final FoundTest found;
  private final Place place;
  private final Place.Hold hold;

  private FetchedTest(FoundTest found, Place place, Place.Hold hold) {
    this.found = found;
    this.place = place;
    this.hold = hold;
  }

  /** Puts the jar of a test into a file. */
  interface Jar {
    void writeTo(Path file) throws IOException, TestNotFoundException;
  }

  /**
   * Gets a test into a place, which is gone if that fails.
   *
   * @throws TestNotFoundException if the jar holds what it must not
   */
  static FetchedTest in(Place place, InlineAddress address, Jar jar)
      throws IOException, TestNotFoundException {
    Place.Hold hold = place.hold().orElseThrow();
    try {
      Path file = place.folder().resolve(address.name() + ".jar");
      jar.writeTo(file);
      return new FetchedTest(Unpacking.found(address, file), place, hold);
    } catch (IOException | TestNotFoundException | RuntimeException | Error e) {
      hold.close();
      throw e;
    }
  }

  @Override
  public String address() {
    return found.address();
  }

  @Override
  public List<LockedFile> lock() {
    return found.lock();
  }

  @Override
  public LoadedTest open() throws TestNotFoundException {
    Place.Hold opening = place.hold().orElseThrow(this::gone);
    try {
      return new Opened(found.open(), opening);
    } catch (TestNotFoundException | RuntimeException | Error e) {
      opening.close();
      throw e;
    }
  }

  private TestNotFoundException gone() {
    return Trouble.of(
        "the files of %s have gone".formatted(found.address()),
        place.folder(),
        "its run has ended, and they go with it",
        "to find it anew");
  }

  @Override
  public void close() {
    hold.close();
  }

  private record Opened(LoadedTest loaded, Place.Hold hold) implements LoadedTest {
    @Override
    public LoadTest test() {
      return loaded.test();
    }

    @Override
    public ClassLoader classLoader() {
      return loaded.classLoader();
    }

    @Override
    public void close() {
      try (hold) {
        loaded.close();
      }
    }
  }
}
