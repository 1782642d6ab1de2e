package io.orcastrike.html;

import io.orcastrike.report.Progress;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands, for whoever looks: the sink tells it, pages wait for what is new. What is told
 * is written only when a page asks for it, so that a run at which nobody looks pays nothing.
 *
 * <p>Safe for use by many threads.
 */
final class LiveState {
  private static final int MOST_MOMENTS = 600;

  /** What a page may cost a run: its process may be the one that makes the load. */
  static final double SHARE_OF_A_PROCESSOR = 0.05;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final LiveHistory history = new LiveHistory(MOST_MOMENTS);
  private final double share;
  private long notBefore = System.nanoTime();
  private long version;
  private @Nullable RunInfo info;
  private @Nullable Progress progress;
  private @Nullable RunReport report;
  private @Nullable LiveMessage written;
  private boolean isClosed;

  /**
   * Makes a state.
   *
   * @param share of a processor that may be spent on writing it down
   */
  LiveState(double share) {
    this.share = share;
  }

  void started(RunInfo begun) {
    change(() -> info = begun);
  }

  void progressed(Progress now) {
    change(
        () -> {
          progress = now;
          history.add(now.recent());
        });
  }

  void ended(RunReport whole) {
    change(() -> report = whole);
  }

  /** Lets go of all who wait. */
  void close() {
    change(() -> isClosed = true);
  }

  private void change(Runnable how) {
    lock.lock();
    try {
      how.run();
      version++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return isClosed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for something newer.
   *
   * @param seen the version last seen; below 0: none
   * @return the newest; empty when there was nothing new in time, or comes no more
   */
  Optional<LiveMessage> next(long seen, Duration atMost) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = atMost.toNanos();
      while (version <= seen && !isClosed && left > 0) {
        left = changed.awaitNanos(left);
      }
      rest();
      boolean isNew = version > seen && !(isClosed && seen >= 0 && report == null);
      return isNew ? Optional.of(newest()) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until writing again would not cost too much; the report is written at once. */
  private void rest() throws InterruptedException {
    for (long left = 1; report == null && !isClosed && !isWritten() && left > 0; ) {
      left = notBefore - System.nanoTime();
      if (left > 0) {
        left = changed.awaitNanos(left);
      }
    }
  }

  private boolean isWritten() {
    return written != null && written.version() == version;
  }

  private LiveMessage newest() {
    LiveMessage message = written;
    if (message == null || message.version() != version) {
      long began = System.nanoTime();
      message = write();
      written = message;
      long took = System.nanoTime() - began;
      notBefore = began + (long) (took / share);
    }
    return message;
  }

  private LiveMessage write() {
    Html main = new Html();
    if (report != null) {
      ReportPage.of(report).writeSections(main);
      return LiveMessage.of(version, LiveMessage.Kind.ENDED, 1, main, PageData.of(report));
    }
    if (info == null || progress == null) {
      LiveSections.writeWaiting(main);
      return LiveMessage.of(version, LiveMessage.Kind.WAITING, 1, main, "");
    }
    List<StepRow> rows = StepRow.of(progress.series());
    LiveSections.write(main, info, progress, rows);
    double seconds = progress.elapsed().toNanos() / 1e9;
    String data =
        PageData.write(
            info,
            progress.state().name(),
            seconds,
            rows,
            PackedCourses.whole(progress.series(), rows, seconds),
            history.moments(),
            Timeline.marks(progress.losses(), progress.thresholds()));
    double factor = progress.load().factor();
    return LiveMessage.of(version, LiveMessage.Kind.RUNNING, factor, main, data);
  }
}
