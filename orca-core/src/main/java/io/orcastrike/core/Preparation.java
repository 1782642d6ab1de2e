package io.orcastrike.core;

import io.orcastrike.api.Parameters;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestNotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loading, planning and preparing of a test on a drone, which may take long: on a thread of its
 * own. When it is given up meanwhile, what was prepared all the same is cleaned up.
 *
 * <p>Used by one thread at a time: the drone's, and by its own.
 */
final class Preparation {
  private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
  private static final Duration MOST_WAITING = Duration.ofSeconds(10);

  private final DroneSettings settings;
  private final Message.Announce announce;
  private final FutureTask<PreparedTest> task = new FutureTask<>(this::prepare);
  private final Thread thread;

  private Stage stage = Stage.WORKING;
  private boolean givenUp;

  /** How far the preparation is; what cleans up must not be interrupted. */
  private enum Stage {
    WORKING,
    CLEANING,
    KEPT
  }

  /** Begins. */
  Preparation(DroneSettings settings, Message.Announce announce) {
    this.settings = settings;
    this.announce = announce;
    this.thread =
        Thread.ofPlatform().name("orca-prepare-" + settings.name()).daemon().unstarted(task);
    thread.setContextClassLoader(Preparation.class.getClassLoader());
    thread.start();
  }

  boolean isDone() {
    return task.isDone();
  }

  /**
   * Returns the prepared test, once done.
   *
   * @throws RefusedException saying why there is none
   */
  PreparedTest result() throws RefusedException, InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      if (cause instanceof RefusedException refused) {
        throw refused;
      }
      if (cause instanceof TestNotFoundException) {
        throw new RefusedException(String.valueOf(cause.getMessage()), false);
      }
      throw new RefusedException(TestCode.text(cause, text -> text), false);
    }
  }

  /** Gives it up: interrupts it, and does not wait. */
  void giveUp() throws InterruptedException {
    if (isKeptWhenGivenUp()) {
      try {
        dispose(result());
      } catch (RefusedException e) {
        LOG.debug("drone {}: nothing was prepared", settings.name(), e);
      }
    }
  }

  private synchronized boolean isKeptWhenGivenUp() {
    givenUp = true;
    if (stage == Stage.WORKING) {
      thread.interrupt();
    }
    return stage == Stage.KEPT;
  }

  private synchronized boolean isKept() {
    stage = givenUp ? Stage.CLEANING : Stage.KEPT;
    return stage == Stage.KEPT;
  }

  private synchronized void beginCleaning() {
    stage = Stage.CLEANING;
  }

  /** Tells whether it runs no more, given up or not. */
  boolean hasEnded() {
    return !thread.isAlive();
  }

  /** Waits for its end, for a bounded time. */
  void join() throws InterruptedException {
    thread.join(MOST_WAITING);
  }

  private PreparedTest prepare() throws Exception {
    LoadedTest loaded = load();
    try {
      PreparedTest test = prepare(loaded);
      if (!isKept()) {
        cleanUp(test);
        throw new CancellationException("given up");
      }
      return test;
    } catch (Exception | Error e) {
      loaded.close();
      throw e;
    }
  }

  private LoadedTest load() throws TestNotFoundException {
    try (FoundTest found = settings.loader().find(announce.test())) {
      LockDifference.check(found, announce.lock(), "the leader's");
      return found.open();
    }
  }

  private PreparedTest prepare(LoadedTest loaded) throws Exception {
    Thread.currentThread().setContextClassLoader(loaded.classLoader());
    Parameters parameters = Parameters.of(announce.parameters(), settings.secrets());
    SecretMask mask = new SecretMask(parameters);
    PreparedTest test;
    try {
      test =
          new PreparedTest(
              settings.name(), loaded, announce, parameters, settings.warmUp(), settings.limits());
    } catch (Exception | Error e) {
      throw new RefusedException(TestCode.text(e, mask), false);
    }
    List<String> broken = LimitRules.broken(settings.limits(), test.plan());
    if (!broken.isEmpty()) {
      throw new RefusedException(mask.apply(String.join("; ", broken)), false);
    }
    try {
      loaded.test().prepare(test);
      // Afterwards, as a client that was opened may have warmed the engine up with itself.
      settings.warmUp().warm(test.plan());
      settings.warmUp().rest(test.plan());
    } catch (Exception | Error e) {
      beginCleaning();
      cleanUp(test);
      throw new RefusedException("prepare failed: " + TestCode.text(e, mask), true);
    }
    return test;
  }

  private void dispose(PreparedTest test) throws InterruptedException {
    cleanUp(test);
    test.loaded().close();
  }

  private void cleanUp(PreparedTest test) throws InterruptedException {
    // What interrupted the preparation is not meant for the cleaning up.
    Thread.interrupted();
    test.cleanUp().ifPresent(text -> LOG.warn("drone {}: {}", settings.name(), text));
  }

  /** Says why a drone does not take part, with secrets masked. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean prepareFailed;

    RefusedException(String message, boolean prepareFailed) {
      super(message);
      this.prepareFailed = prepareFailed;
    }

    /** Tells whether the test's {@code prepare} threw. */
    boolean prepareFailed() {
      return prepareFailed;
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }
}
