package io.orcastrike.html;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the page tells of a scenario or a step, its outcomes together, warm-up apart.
 *
 * @param scenario its name
 * @param step its name; empty: whole iterations
 * @param count how many ended, in whatever way
 * @param failed how many of them failed
 * @param response of those that succeeded; empty for steps
 * @param service of those that succeeded
 * @param totalResponseMicros summed over all but the interrupted
 * @param totalServiceMicros summed over all but the interrupted
 */
record StepRow(
    String workload,
    String scenario,
    String step,
    long count,
    long failed,
    Distribution response,
    Distribution service,
    double totalResponseMicros,
    double totalServiceMicros) {

  /** Of which series a row tells. */
  record Key(String workload, String scenario, String step) {
    static Key of(SeriesKey key) {
      return new Key(key.workload(), key.scenario(), key.step());
    }
  }

  Key key() {
    return new Key(workload, scenario, step);
  }

  boolean isIteration() {
    return step.isEmpty();
  }

  /** Tells whether its time is in that of another step already. */
  boolean isPart() {
    return SeriesKey.isPart(step);
  }

  /** Tells whether this is the time spent waiting for the in-flight limit. */
  boolean isWaiting() {
    return step.equals(SeriesKey.WAITING);
  }

  /** Returns the rows in the order of scenarios, each followed by its steps. */
  static List<StepRow> of(List<Series> all) {
    Map<Key, Map<Key, List<Series>>> scenarios = new LinkedHashMap<>();
    for (Series series : all) {
      SeriesKey key = series.key();
      if (!key.warmUp()) {
        scenarios
            .computeIfAbsent(
                new Key(key.workload(), key.scenario(), ""), any -> new LinkedHashMap<>())
            .computeIfAbsent(Key.of(key), any -> new ArrayList<>())
            .add(series);
      }
    }
    List<StepRow> rows = new ArrayList<>();
    scenarios.forEach(
        (scenario, its) -> {
          List<Series> whole = its.remove(scenario);
          if (whole != null) {
            rows.add(of(scenario, whole));
          }
          its.forEach((key, series) -> rows.add(of(key, series)));
        });
    return rows;
  }

  private static StepRow of(Key key, List<Series> all) {
    DistributionBuilder response = new DistributionBuilder();
    DistributionBuilder service = new DistributionBuilder();
    long count = 0;
    long failed = 0;
    double responseMicros = 0;
    double serviceMicros = 0;
    for (Series series : all) {
      count += series.count();
      switch (series.key().outcome()) {
        case SUCCEEDED -> {
          response.add(series.response());
          service.add(series.service());
        }
        case FAILED -> failed += series.count();
        case INTERRUPTED -> {
          continue;
        }
      }
      responseMicros += series.response().mean() * series.response().count();
      serviceMicros += series.service().mean() * series.service().count();
    }
    return new StepRow(
        key.workload(),
        key.scenario(),
        key.step(),
        count,
        failed,
        response.build(),
        service.build(),
        responseMicros,
        serviceMicros);
  }
}
