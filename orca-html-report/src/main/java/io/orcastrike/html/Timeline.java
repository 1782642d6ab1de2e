package io.orcastrike.html;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.DroneLoss;
import io.orcastrike.report.Interval;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.SteeringResult;
import io.orcastrike.report.ThresholdResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How a run went over time, as charts show it. */
record Timeline(List<Interval> intervals, List<Mark> marks) {
  /** An instant that explains what is seen around it. */
  record Mark(long second, Ink ink, String text) {}

  static Timeline of(RunReport report) {
    List<Mark> marks = marks(report.losses(), report.thresholds());
    for (SteeringResult steering : report.steering()) {
      String came = "%s, by %s: %s".formatted(steering.command(), steering.by(), steering.text());
      String told = steering.accepted() ? came : "refused: " + came;
      marks.add(new Mark(steering.second(), Ink.PURPLE, told));
    }
    return new Timeline(report.timeline(), marks);
  }

  static List<Mark> marks(List<DroneLoss> losses, List<ThresholdResult> thresholds) {
    List<Mark> marks = new ArrayList<>();
    for (DroneLoss loss : losses) {
      String text = "drone %s lost: %s".formatted(loss.drone(), loss.reason());
      marks.add(new Mark(loss.second(), Ink.RED, text));
    }
    for (ThresholdResult threshold : thresholds) {
      threshold
          .firstBreach()
          .ifPresent(
              second ->
                  marks.add(
                      new Mark(second, Ink.ORANGE, "first broken: " + threshold.expression())));
    }
    return marks;
  }

  /** Returns the same with neighbours joined until there are at most so many. */
  Timeline atMost(int most) {
    int each = (intervals.size() + most - 1) / most;
    if (each <= 1) {
      return this;
    }
    List<Interval> joined = new ArrayList<>();
    for (int i = 0; i < intervals.size(); i += each) {
      intervals.subList(i, Math.min(i + each, intervals.size())).stream()
          .reduce(Interval::join)
          .ifPresent(joined::add);
    }
    return new Timeline(joined, marks);
  }

  List<Moment> moments() {
    return intervals.stream().map(Moment::of).toList();
  }

  boolean isEmpty() {
    return intervals.isEmpty();
  }

  int from() {
    return intervals.get(0).fromSecond();
  }

  int to() {
    return intervals.get(intervals.size() - 1).toSecond();
  }

  /** Returns the middle of each interval. */
  double[] middles() {
    return each(interval -> (interval.fromSecond() + interval.toSecond()) / 2.0);
  }

  double[] perSecond(ToDoubleFunction<Interval> count) {
    return each(interval -> count.applyAsDouble(interval) / Math.max(1, interval.seconds()));
  }

  /** Returns a percentile of each interval in milliseconds; none where nothing ended. */
  double[] millis(double percent, boolean isResponse) {
    return each(
        interval -> {
          Distribution times = isResponse ? interval.response() : interval.service();
          return times.isEmpty() ? Double.NaN : times.percentile(percent) / 1e3;
        });
  }

  double[] each(ToDoubleFunction<Interval> figure) {
    return intervals.stream().mapToDouble(figure).toArray();
  }
}
