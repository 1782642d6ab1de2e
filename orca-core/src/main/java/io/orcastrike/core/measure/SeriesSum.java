package io.orcastrike.core.measure;

import io.orcastrike.report.Course;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import java.util.Comparator;

/** The sum of one series over drones and time. */
final class SeriesSum {
  /** The order in which series are shown and sent. */
  static final Comparator<SeriesKey> ORDER =
      Comparator.comparing(SeriesKey::workload)
          .thenComparing(SeriesKey::scenario)
          .thenComparing(SeriesKey::step)
          .thenComparing(SeriesKey::outcome)
          .thenComparing(SeriesKey::warmUp);

  private final SeriesKey key;
  private final DistributionBuilder response = new DistributionBuilder();
  private final DistributionBuilder service = new DistributionBuilder();
  private long pausedMicros;

  SeriesSum(SeriesKey key) {
    this.key = key;
  }

  void add(Series part) {
    response.add(part.response());
    service.add(part.service());
    pausedMicros += part.pausedMicros();
  }

  void add(SeriesSum other) {
    response.add(other.response);
    service.add(other.service);
    pausedMicros += other.pausedMicros;
  }

  void add(Course.Block block) {
    response.add(block.response());
    service.add(block.service());
  }

  void addJudged(SeriesSum other) {
    if (key.isIteration()) {
      response.add(other.response);
    } else {
      service.add(other.service);
    }
  }

  /** What latency thresholds judge: response of iterations, service of steps. */
  Distribution judged() {
    return key.isIteration() ? response.build() : service.build();
  }

  Course.Block block(int from, int to) {
    return new Course.Block(from, to, response.build(), service.build());
  }

  Series build() {
    return new Series(key, response.build(), service.build(), pausedMicros);
  }
}
