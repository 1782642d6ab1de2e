package io.orcastrike.core.local;

import io.orcastrike.api.LoadTest;
import io.orcastrike.spi.LoadedTest;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A test in a class loader of its own. */
record OpenedTest(LoadTest test, TestClassLoader classLoader) implements LoadedTest {

  @Override
  public void close() {
    try {
      classLoader.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing the class loader of " + test.getClass().getName(), e);
    }
  }
}
