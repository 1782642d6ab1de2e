package io.orcastrike.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.LockedFile;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestLoader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link TestLoader} keeps, even one whose tests share the classes of this program. A
 * loader that gives each test a class loader of its own extends {@link TestLoaderContract} instead.
 */
@Timeout(60)
public abstract class LoadingContract {
  private static final int FINDERS = 8;

  /** Returns a loader of the kind under test; each call may return the same or another. */
  protected abstract TestLoader loader() throws Exception;

  /** Returns what the loader understands, for a test that is there throughout. */
  protected abstract String test() throws Exception;

  @Test
  void findsTheSameTestAgainByItsAddress() throws Exception {
    FoundTest found = loader().find(test());
    FoundTest again = loader().find(found.address());
    assertThat(again.address()).isEqualTo(found.address());
    assertThat(again.lock()).isEqualTo(found.lock());
    try (LoadedTest one = found.open();
        LoadedTest other = again.open()) {
      assertThat(other.test().getClass().getName()).isEqualTo(one.test().getClass().getName());
    }
  }

  @Test
  void eachOpeningHasAnObjectOfItsOwn() throws Exception {
    FoundTest found = loader().find(test());
    try (LoadedTest one = found.open();
        LoadedTest other = found.open()) {
      assertThat(one.test()).isNotNull().isSameAs(one.test()).isNotSameAs(other.test());
    }
  }

  @Test
  void theClassLoaderKnowsTheTest() throws Exception {
    try (LoadedTest loaded = loader().load(test())) {
      Class<?> type = loaded.test().getClass();
      assertThat(type.getClassLoader()).isSameAs(loaded.classLoader());
    }
  }

  @Test
  void manyThreadsFindAndOpenAtOnce() throws Exception {
    TestLoader shared = loader();
    String test = test();
    Callable<List<LockedFile>> find =
        () -> {
          FoundTest found = shared.find(test);
          try (LoadedTest loaded = found.open()) {
            assertThat(loaded.test()).isNotNull();
          }
          return found.lock();
        };
    Set<List<LockedFile>> locks = new HashSet<>();
    try (ExecutorService finders = Executors.newFixedThreadPool(FINDERS)) {
      List<Future<List<LockedFile>>> all = new ArrayList<>();
      for (int i = 0; i < FINDERS; i++) {
        all.add(finders.submit(find));
      }
      for (Future<List<LockedFile>> one : all) {
        locks.add(one.get(30, TimeUnit.SECONDS));
      }
    }
    assertThat(locks).hasSize(1);
  }
}
