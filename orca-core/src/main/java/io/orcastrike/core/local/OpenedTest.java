package io.orcastrike.core.local;

import io.orcastrike.api.LoadTest;
import io.orcastrike.spi.LoadedTest;

/** A test in a class loader of its own. */
record OpenedTest(LoadTest test, TestClassLoader classLoader) implements LoadedTest {

  @Override
  public void close() {
    classLoader.close();
  }
}
