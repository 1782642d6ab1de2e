package io.orcastrike.core.inline;

import io.orcastrike.api.LoadTest;
import io.orcastrike.report.LockedFile;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestNotFoundException;
import java.nio.file.Path;
import java.util.List;

/** A test whose files go when it is closed. */
record FetchedTest(FoundTest found, Path place) implements FoundTest {

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
    try {
      return new Opened(found.open(), place);
    } catch (TestNotFoundException | RuntimeException | Error e) {
      PieceLoader.delete(place);
      throw e;
    }
  }

  private record Opened(LoadedTest loaded, Path place) implements LoadedTest {
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
      try {
        loaded.close();
      } finally {
        PieceLoader.delete(place);
      }
    }
  }
}
