package io.orcastrike.core.measure;

import io.orcastrike.report.Outcome;
import io.orcastrike.report.SlowIteration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an iteration did, step by step, kept until it is known whether the iteration was slow. Of
 * many steps it keeps the longest.
 *
 * <p>Safe for use by many threads: the iteration's own, those it starts, and the one that cuts it.
 */
public final class Trail {
  private static final int FEW = 4;

  private @Nullable List<Mark> ended;
  private @Nullable Mark open;
  private long steps;

  /** Of many steps, none that is kept is shorter: most need not be compared with each. */
  private long floorNanos = -1;

  private String trace = "";

  /** A step that began. */
  public static final class Mark {
    private final String name;
    private final @Nullable Mark around;
    private final long begin;
    private long tookNanos;
    private Outcome outcome = Outcome.INTERRUPTED;
    private String trace = "";

    private Mark(String name, @Nullable Mark around, long begin) {
      this.name = name;
      this.around = around;
      this.begin = begin;
    }

    private long tookNanos() {
      return tookNanos;
    }

    private long begin() {
      return begin;
    }
  }

  /** Notes that a step begins, within the one that is open. */
  public synchronized Mark begin(String name, long nanos) {
    Mark mark = new Mark(name, open, nanos);
    open = mark;
    steps++;
    return mark;
  }

  /**
   * Notes that a step ends, the one that began last.
   *
   * @return the id of its trace, or nothing
   */
  public synchronized String end(Mark mark, Outcome outcome, long nanos) {
    open = mark.around;
    mark.tookNanos = nanos - mark.begin;
    mark.outcome = outcome;
    keep(mark);
    return mark.trace;
  }

  /** Notes a step that was timed elsewhere. */
  public synchronized void timed(String name, long endNanos, long tookNanos) {
    Mark mark = new Mark(name, null, endNanos - tookNanos);
    mark.tookNanos = tookNanos;
    mark.outcome = Outcome.SUCCEEDED;
    steps++;
    keep(mark);
  }

  private void keep(Mark mark) {
    List<Mark> kept = ended;
    if (kept == null) {
      kept = new ArrayList<>(FEW);
      ended = kept;
    }
    if (kept.size() < SlowIteration.MOST_STEPS) {
      kept.add(mark);
      return;
    }
    if (mark.tookNanos <= floorNanos) {
      return;
    }
    int shortest = 0;
    for (int i = 1; i < kept.size(); i++) {
      shortest = kept.get(i).tookNanos < kept.get(shortest).tookNanos ? i : shortest;
    }
    floorNanos = kept.get(shortest).tookNanos;
    if (mark.tookNanos > floorNanos) {
      kept.set(shortest, mark);
    }
  }

  /** Notes under which id the open step is traced, or else the iteration. */
  public synchronized void trace(String id) {
    if (open == null) {
      trace = id;
    } else {
      open.trace = id;
    }
  }

  /** Returns the id under which is traced what is being done, or nothing. */
  public synchronized String trace() {
    return open == null ? trace : open.trace;
  }

  /** Returns what the iteration did; a step that is open took until now. */
  synchronized Told told(Outcome outcome, long start, long now) {
    List<Mark> all = new ArrayList<>(ended == null ? List.of() : ended);
    for (Mark mark = open; mark != null; mark = mark.around) {
      mark.tookNanos = now - mark.begin;
      mark.outcome = outcome;
      all.add(mark);
    }
    List<SlowIteration.Step> longest = longest(all).map(mark -> step(mark, start)).toList();
    return new Told(clipped(trace), longest, steps - longest.size());
  }

  /**
   * What an iteration did.
   *
   * @param trace of the iteration, outside of steps
   * @param more steps than these
   */
  record Told(String trace, List<SlowIteration.Step> steps, long more) {}

  private static Stream<Mark> longest(List<Mark> marks) {
    return marks.stream()
        .sorted(Comparator.comparingLong(Mark::tookNanos).reversed())
        .limit(SlowIteration.MOST_STEPS)
        .sorted(Comparator.comparingLong(Mark::begin));
  }

  private static SlowIteration.Step step(Mark mark, long start) {
    return new SlowIteration.Step(
        clipped(mark.name),
        mark.outcome,
        (mark.begin - start) / 1_000,
        Math.max(0, mark.tookNanos / 1_000),
        clipped(mark.trace));
  }

  private static String clipped(String text) {
    return WellFormed.text(text, SlowIteration.LONGEST_TEXT);
  }
}
