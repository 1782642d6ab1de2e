package io.orcastrike.samples.embedded;

import io.orcastrike.api.LoadTest;
import io.orcastrike.core.local.ClassPathLoader;
import io.orcastrike.report.LockedFile;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.TestNotFoundException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Finds the application's own tests by short names, and all others by their coordinates.
 *
 * <p>Safe for use by many threads.
 *
 * @param own by name
 * @param coordinates finds {@code group:artifact:version}
 */
record NamedTests(Map<String, Supplier<LoadTest>> own, TestLoader coordinates)
    implements TestLoader {

  @Override
  public FoundTest find(String test) throws TestNotFoundException {
    Supplier<LoadTest> named = own.get(test);
    if (named != null) {
      ClassPathLoader loader = new ClassPathLoader(named);
      return new Named(test, loader.find(loader.name()));
    }
    if (test.contains(":")) {
      return coordinates.find(test);
    }
    throw new TestNotFoundException(
        "a test must be one of %s, or Maven coordinates, was \"%s\""
            .formatted(new TreeSet<>(own.keySet()), test));
  }

  /** Drones that have the same tests find it by the same name. */
  private record Named(String address, FoundTest found) implements FoundTest {
    @Override
    public List<LockedFile> lock() {
      return found.lock();
    }

    @Override
    public LoadedTest open() throws TestNotFoundException {
      return found.open();
    }

    @Override
    public void close() {
      found.close();
    }
  }
}
