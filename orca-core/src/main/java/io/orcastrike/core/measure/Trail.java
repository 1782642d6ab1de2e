package io.orcastrike.core.measure;

import io.orcastrike.report.Outcome;
import io.orcastrike.report.SlowIteration;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an iteration did, step by step, kept until it is known whether the iteration was slow. Of
 * many steps it keeps the longest.
 *
 * <p>Written by the iteration's thread without a lock, since nearly all of it is written for
 * nothing; what other threads timed stands apart. Whoever cuts the iteration reads it meanwhile,
 * and sees at least what was there when the last step began or ended.
 */
public final class Trail {
  private static final int FEW = 4;
  private static final VarHandle OPEN;

  static {
    try {
      OPEN = MethodHandles.lookup().findVarHandle(Trail.class, "open", Mark.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** The last step that has not ended; written last, so that it publishes all else. */
  @SuppressWarnings("unused") // by OPEN
  private @Nullable Mark open;

  private final Longest own = new Longest();
  private @Nullable Longest ofOthers;
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

    private static Mark timed(String name, long endNanos, long tookNanos) {
      Mark mark = new Mark(name, null, endNanos - tookNanos);
      mark.tookNanos = tookNanos;
      mark.outcome = Outcome.SUCCEEDED;
      return mark;
    }
  }

  /** Of many steps the longest. */
  private static final class Longest {
    private @Nullable Mark[] marks = new Mark[FEW];
    private int kept;
    private long all;

    /** When there are many, none that is kept is shorter: most need not be compared with each. */
    private long floorNanos = -1;

    void add(Mark mark) {
      all++;
      if (kept == SlowIteration.MOST_STEPS) {
        addInstead(mark);
        return;
      }
      if (kept == marks.length) {
        marks = Arrays.copyOf(marks, SlowIteration.MOST_STEPS);
      }
      marks[kept++] = mark;
    }

    /** In the place of the shortest, unless that is longer. */
    private void addInstead(Mark mark) {
      if (mark.tookNanos <= floorNanos) {
        return;
      }
      int shortest = 0;
      for (int i = 1; i < kept; i++) {
        shortest = took(i) < took(shortest) ? i : shortest;
      }
      floorNanos = took(shortest);
      if (mark.tookNanos > floorNanos) {
        marks[shortest] = mark;
      }
    }

    private long took(int place) {
      Mark mark = marks[place];
      return mark == null ? 0 : mark.tookNanos;
    }

    Stream<Mark> stream() {
      return Arrays.stream(marks).filter(Objects::nonNull);
    }
  }

  /** Notes that a step begins, within the one that is open. */
  public Mark begin(String name, long nanos) {
    Mark mark = new Mark(name, open, nanos);
    OPEN.setRelease(this, mark);
    return mark;
  }

  /**
   * Notes that a step ends, the one that began last.
   *
   * @return the id of its trace, or nothing
   */
  public String end(Mark mark, Outcome outcome, long nanos) {
    mark.tookNanos = nanos - mark.begin;
    mark.outcome = outcome;
    own.add(mark);
    OPEN.setRelease(this, mark.around);
    return mark.trace;
  }

  /** Notes a step that was timed elsewhere. */
  public void timed(String name, long endNanos, long tookNanos) {
    own.add(Mark.timed(name, endNanos, tookNanos));
  }

  /** As {@link #timed}, for any thread but the iteration's. */
  public synchronized void timedBeside(String name, long endNanos, long tookNanos) {
    if (ofOthers == null) {
      ofOthers = new Longest();
    }
    ofOthers.add(Mark.timed(name, endNanos, tookNanos));
  }

  /** Notes under which id the open step is traced, or else the iteration. */
  public void trace(String id) {
    Mark mark = open;
    if (mark == null) {
      trace = id;
    } else {
      mark.trace = id;
    }
  }

  /** Returns the id under which is traced what is being done, or nothing. */
  public String trace() {
    Mark mark = (Mark) OPEN.getAcquire(this);
    return mark == null ? trace : mark.trace;
  }

  /** Returns what the iteration did; a step that is open took until now. */
  synchronized Told told(Outcome outcome, long start, long now) {
    List<Mark> running = new ArrayList<>();
    for (Mark mark = (Mark) OPEN.getAcquire(this); mark != null; mark = mark.around) {
      running.add(mark);
    }
    Stream<Mark> beside = ofOthers == null ? Stream.empty() : ofOthers.stream();
    List<SlowIteration.Step> longest =
        Stream.concat(
                running.stream().map(mark -> step(mark, outcome, now - mark.begin, start)),
                Stream.concat(own.stream(), beside)
                    .filter(mark -> !running.contains(mark)) // one that ends now
                    .map(mark -> step(mark, mark.outcome, mark.tookNanos, start)))
            .sorted(Comparator.comparingLong(SlowIteration.Step::tookMicros).reversed())
            .limit(SlowIteration.MOST_STEPS)
            .sorted(Comparator.comparingLong(SlowIteration.Step::beganMicros))
            .toList();
    long all = running.size() + own.all + (ofOthers == null ? 0 : ofOthers.all);
    return new Told(clipped(trace), longest, Math.max(0, all - longest.size()));
  }

  /**
   * What an iteration did.
   *
   * @param trace of the iteration, outside of steps
   * @param more steps than these
   */
  record Told(String trace, List<SlowIteration.Step> steps, long more) {}

  private static SlowIteration.Step step(Mark mark, Outcome outcome, long tookNanos, long start) {
    return new SlowIteration.Step(
        clipped(mark.name),
        outcome,
        (mark.begin - start) / 1_000,
        Math.max(0, tookNanos / 1_000),
        clipped(mark.trace));
  }

  private static String clipped(String text) {
    return WellFormed.text(text, SlowIteration.LONGEST_TEXT);
  }
}
