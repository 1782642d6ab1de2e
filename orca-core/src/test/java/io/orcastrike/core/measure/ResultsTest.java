package io.orcastrike.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.Metric;
import io.orcastrike.api.Plan;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.Health;
import io.orcastrike.report.Interval;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.Progress;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.ThresholdResult.State;
import io.orcastrike.report.Totals;
import io.orcastrike.report.TrustLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {
  private final Plan plan = Slices.plan(Metric.p95().below(Duration.ofMillis(100)));
  private final Aggregation aggregation = new Aggregation(plan, 2);
  private final Results results =
      new Results(plan, aggregation, List.of("d1", "d2"), TrustLimits.DEFAULT);

  @Test
  void balanceTheTotalsOfEachLoad() {
    aggregation.add(0, Slices.second(0).load(10, 8, 2).succeeded(7, 5).failed(1, 5).build(), true);
    aggregation.add(
        1, Slices.second(0).load("other", 5, 5, 0, 0).series(key("c"), 5, 5).build(), true);
    Map<String, Totals> totals =
        results.workloads(Map.of("load", 3L, "other", 1L), Map.of("other", 4L), Map.of());

    assertThat(totals.keySet()).containsExactly("load", "other");
    assertThat(totals.get("load"))
        .isEqualTo(new Totals(13, 8, 7, 1, 0, new Totals.Dropped(2, 0, 0), 3, 0));
    assertThat(totals.get("other"))
        .isEqualTo(new Totals(10, 5, 5, 0, 0, Totals.Dropped.ZERO, 1, 4));
    assertThat(totals.values()).allMatch(Totals::balanced);
    assertThat(results.totalsOf(0, 3, 0)).isEqualTo(totals.get("load"));
    assertThat(results.plannedOf(1, "other")).isEqualTo(5);
  }

  @Test
  void showHowTheRunStands() {
    for (int second = 0; second < 70; second++) {
      for (int drone = 0; drone < 2; drone++) {
        aggregation.add(
            drone,
            Slices.second(second)
                .load(10, 10, 0)
                .succeeded(10, 5)
                .series(new SeriesKey("load", "a", "", Outcome.SUCCEEDED, true), 1, 9)
                .generator(Slices.times(10, 200), Distribution.EMPTY, Health.UNKNOWN, false)
                .build(),
            true);
      }
    }
    Progress progress =
        results.progress(
            Duration.ofSeconds(71),
            Duration.ofHours(1),
            Progress.State.RUNNING,
            Progress.Load.PLANNED,
            drone -> drone == 0,
            List.of());

    assertThat(progress.recent()).hasSize(60).last().extracting(Interval::fromSecond).isEqualTo(69);
    assertThat(progress.totals().started()).isEqualTo(1_400);
    assertThat(progress.series()).noneMatch(series -> series.key().warmUp());
    assertThat(progress.thresholds())
        .extracting(result -> result.state())
        .containsExactly(State.PASSED);
    assertThat(progress.oldestRunning()).isEqualTo(Duration.ofMillis(5));
    assertThat(progress.drones()).hasSize(2);
    assertThat(progress.untrusted()).isEmpty();
  }

  private static SeriesKey key(String scenario) {
    return Slices.key(scenario, "", Outcome.SUCCEEDED);
  }
}
