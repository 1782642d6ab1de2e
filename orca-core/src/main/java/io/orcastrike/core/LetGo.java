package io.orcastrike.core;

import io.orcastrike.core.leaks.HeldLoaders;
import io.orcastrike.spi.LoadedTest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a drone has let go of: tests whose classes should be collected, and a preparation that was
 * given up and may still work.
 *
 * <p>Used by one thread at a time: the drone's.
 */
final class LetGo {
  private static final Logger LOG = LoggerFactory.getLogger(LetGo.class);

  private final String drone;
  private final HeldLoaders loaders = new HeldLoaders();
  private @Nullable Preparation givenUp;

  LetGo(String drone) {
    this.drone = drone;
  }

  /**
   * Says which earlier tests are held, and watches another.
   *
   * @param named whether its report names what it left: it is not watched then
   */
  void test(LoadedTest test, boolean named) {
    for (String held : loaders.held()) {
      LOG.warn(
          "drone {}: a class of test {} is still held, so its memory is not given back; look for"
              + " what it left in static fields of the JDK or in threads",
          drone,
          held);
    }
    if (!named) {
      loaders.letGo(test.test().getClass().getName(), test.classLoader());
    }
  }

  /** Gives up a preparation; does not wait. */
  void preparation(Preparation preparation) {
    givenUp = preparation;
    try {
      preparation.giveUp();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Forgets a preparation that works no more: it holds its test. */
  void forget() {
    Preparation preparation = givenUp;
    if (preparation != null && preparation.hasEnded()) {
      givenUp = null;
    }
  }

  /** Waits for the end of a preparation that was given up, for a bounded time. */
  void await() {
    Preparation preparation = givenUp;
    if (preparation != null) {
      try {
        preparation.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
