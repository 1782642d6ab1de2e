package io.orcastrike.core.measure;

import io.orcastrike.report.Totals;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Counts a workload's iterations that were due, begun and dropped.
 *
 * <p>Safe for use by many threads.
 */
public final class WorkloadRecorder {

  /** Why an iteration that was due was not begun. */
  public enum Cause {
    /** Too many were in flight. */
    LIMIT,
    /** The drone was late for reasons of its own. */
    GENERATOR,
    /** The drone learned of its orders too late. */
    LATE
  }

  private final String workload;
  private final long t0;
  private final Counts judged = new Counts();
  private final Counts warmUp = new Counts();

  private static final class Counts {
    private final SecondCounter planned = new SecondCounter();
    private final SecondCounter started = new SecondCounter();
    private final Map<Cause, SecondCounter> dropped = new EnumMap<>(Cause.class);

    Counts() {
      for (Cause cause : Cause.values()) {
        dropped.put(cause, new SecondCounter());
      }
    }

    SecondCounter dropped(Cause cause) {
      return Objects.requireNonNull(dropped.get(cause));
    }
  }

  WorkloadRecorder(String workload, long t0) {
    this.workload = workload;
    this.t0 = t0;
  }

  /** Counts an iteration that was due. */
  public void planned(boolean warm, long dueNanos) {
    counts(warm).planned.add(Recorder.second(t0, dueNanos), 1);
  }

  /** Counts an iteration that was begun. */
  public void started(boolean warm, long startNanos) {
    counts(warm).started.add(Recorder.second(t0, startNanos), 1);
  }

  /** Counts iterations that were due and not begun. */
  public void dropped(boolean warm, Cause cause, long nowNanos, long amount) {
    counts(warm).dropped(cause).add(Recorder.second(t0, nowNanos), amount);
  }

  Slice.Load cut(boolean warm, int second, boolean all) {
    Counts counts = counts(warm);
    return new Slice.Load(
        workload,
        warm,
        cut(counts.planned, second, all),
        cut(counts.started, second, all),
        new Totals.Dropped(
            cut(counts.dropped(Cause.LIMIT), second, all),
            cut(counts.dropped(Cause.GENERATOR), second, all),
            cut(counts.dropped(Cause.LATE), second, all)));
  }

  private static long cut(SecondCounter counter, int second, boolean all) {
    return all ? counter.cutAll() : counter.cut(second);
  }

  private Counts counts(boolean warm) {
    return warm ? warmUp : judged;
  }
}
