package io.orcastrike.core.local;

import io.orcastrike.api.LoadTest;
import io.orcastrike.report.LockedFile;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestLoader;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads a test that stands on this program's own class path: each load is a new object, no class is
 * loaded again.
 *
 * <p>Safe for use by many threads, if the supplier is.
 */
public final class ClassPathLoader implements TestLoader {
  private final Supplier<? extends LoadTest> supplier;
  private final String name;
  private final AtomicReference<@Nullable LoadTest> first;

  /**
   * Makes a loader. The supplier is asked once here, for the first load, and once by each other.
   */
  public ClassPathLoader(Supplier<? extends LoadTest> supplier) {
    LoadTest test = supplier.get();
    this.supplier = supplier;
    this.name = test.getClass().getName();
    this.first = new AtomicReference<>(test);
  }

  /** Returns the name of the test's class. */
  public String name() {
    return name;
  }

  @Override
  public FoundTest find(String test) {
    return new OnClassPath();
  }

  private final class OnClassPath implements FoundTest {
    @Override
    public String address() {
      return name;
    }

    @Override
    public List<LockedFile> lock() {
      return List.of();
    }

    @Override
    public LoadedTest open() {
      LoadTest prepared = first.getAndSet(null);
      return new Shared(prepared == null ? supplier.get() : prepared);
    }
  }

  private record Shared(LoadTest test) implements LoadedTest {
    @Override
    public ClassLoader classLoader() {
      return test.getClass().getClassLoader();
    }

    @Override
    public void close() {
      // the class loader is the program's own
    }
  }
}
