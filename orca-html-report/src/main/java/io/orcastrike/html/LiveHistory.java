package io.orcastrike.html;

import io.orcastrike.report.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * The intervals of a run up to now, at most so many: when there are more, neighbours are joined.
 *
 * <p>Used by one thread at a time.
 */
final class LiveHistory {
  private final int most;
  private List<Moment> moments = new ArrayList<>();

  LiveHistory(int most) {
    this.most = most;
  }

  /** Adds those of the latest intervals that are new. */
  void add(List<Interval> recent) {
    for (Interval interval : recent) {
      if (moments.isEmpty() || interval.fromSecond() >= last().toSecond()) {
        moments.add(moment(interval));
      }
    }
    while (moments.size() > most) {
      List<Moment> joined = new ArrayList<>();
      for (int i = 0; i < moments.size(); i += 2) {
        joined.add(
            i + 1 < moments.size() ? join(moments.get(i), moments.get(i + 1)) : moments.get(i));
      }
      moments = joined;
    }
  }

  List<Moment> moments() {
    return List.copyOf(moments);
  }

  private Moment last() {
    return moments.get(moments.size() - 1);
  }

  private static Moment join(Moment one, Moment next) {
    return moment(one.interval().join(next.interval()));
  }

  /** Small to keep: the distributions are needed again only when neighbours are joined. */
  private static Moment moment(Interval whole) {
    Moment moment = Moment.of(whole);
    Interval packed =
        new Interval(
            whole.fromSecond(),
            whole.toSecond(),
            whole.target(),
            whole.started(),
            whole.succeeded(),
            whole.failed(),
            whole.dropped(),
            whole.inFlight(),
            whole.response().packed(),
            whole.service().packed());
    return new Moment(packed, moment.percentiles(), moment.service99(), moment.heat());
  }
}
