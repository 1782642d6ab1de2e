package io.orcastrike.testkit;

import io.orcastrike.report.Progress;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.ResultSink;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A sink by which a test waits until a run stands in some way, to do something to it then.
 *
 * <p>Safe for use by many threads.
 */
public final class ProgressWatch implements ResultSink {
  private static final long MOST_WAITING_SECONDS = 60;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable Progress latest;
  private boolean ended;

  /** Makes the watch of one run. */
  public ProgressWatch() {}

  /**
   * Waits until the run's progress, which comes once a second, keeps a rule.
   *
   * @throws AssertionError if it does not within 60 s, or the run ends before
   */
  public Progress await(Predicate<Progress> rule) throws InterruptedException {
    long nanos = TimeUnit.SECONDS.toNanos(MOST_WAITING_SECONDS);
    lock.lockInterruptibly();
    try {
      while (latest == null || !rule.test(latest)) {
        if (ended || nanos <= 0) {
          throw new AssertionError(
              "a run must come to what is awaited within %d s, %s, its last progress was %s"
                  .formatted(
                      MOST_WAITING_SECONDS, ended ? "it ended before" : "it did not", latest));
        }
        nanos = changed.awaitNanos(nanos);
      }
      return latest;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String name() {
    return "progress watch";
  }

  @Override
  public void progressed(Progress progress) {
    change(() -> latest = progress);
  }

  @Override
  public void ended(RunReport report) {
    change(() -> ended = true);
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
