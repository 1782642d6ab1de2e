package io.orcastrike.core.inline;

import io.orcastrike.report.LockedFile;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.TestNotFoundException;
import java.util.List;

/** A leader's loader that locks other files than it has. */
record OtherLock(TestLoader loader) implements TestLoader {

  @Override
  public FoundTest find(String test) throws TestNotFoundException {
    FoundTest found = loader.find(test);
    return new FoundTest() {
      @Override
      public String address() {
        return found.address();
      }

      @Override
      public List<LockedFile> lock() {
        return found.lock().stream()
            .map(file -> new LockedFile(file.name(), "0".repeat(64)))
            .toList();
      }

      @Override
      public LoadedTest open() throws TestNotFoundException {
        return found.open();
      }

      @Override
      public void close() {
        found.close();
      }
    };
  }
}
