package io.orcastrike.core.measure;

import io.orcastrike.report.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * The time series of a run: second by second at first; when there are too many, neighbours are
 * joined, and again.
 *
 * <p>Used by one thread at a time.
 */
final class Timeline {
  /** The most intervals kept. */
  static final int MOST = 600;

  private final List<Interval> intervals = new ArrayList<>();
  private int grain = 1;

  /** Adds a second, each one time, in order. */
  void add(Interval second) {
    int last = intervals.size() - 1;
    if (last >= 0 && second.fromSecond() / grain == intervals.get(last).fromSecond() / grain) {
      intervals.set(last, intervals.get(last).join(second));
    } else {
      if (intervals.size() == MOST) {
        coarsen();
        add(second);
        return;
      }
      intervals.add(second);
    }
  }

  List<Interval> intervals() {
    return List.copyOf(intervals);
  }

  /** Returns the last intervals. */
  List<Interval> last(int count) {
    return List.copyOf(intervals.subList(Math.max(0, intervals.size() - count), intervals.size()));
  }

  private void coarsen() {
    grain *= 2;
    List<Interval> joined = new ArrayList<>();
    for (Interval interval : intervals) {
      int last = joined.size() - 1;
      if (last >= 0 && interval.fromSecond() / grain == joined.get(last).fromSecond() / grain) {
        joined.set(last, joined.get(last).join(interval));
      } else {
        joined.add(interval);
      }
    }
    intervals.clear();
    intervals.addAll(joined);
  }
}
