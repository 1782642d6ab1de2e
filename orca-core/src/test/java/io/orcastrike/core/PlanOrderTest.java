package io.orcastrike.core;

import static io.orcastrike.api.LoadProfile.users;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.Plan;
import io.orcastrike.report.CheckResult;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanOrderTest {
  private static final PlanOrder ORDER =
      PlanOrder.of(
          Plan.named("shop")
              .load("shoppers", users(1).hold(ofSeconds(1)))
              .scenario("pay", it -> {})
              .scenario("browse", it -> {})
              .load("back office", users(1).hold(ofSeconds(1)))
              .scenario("export", it -> {})
              .build());

  @Test
  void scenariosStandAsInThePlanAndTheirStepsAsTheyWere() {
    List<Series> series =
        List.of(
            series("back office", "export", ""),
            series("shoppers", "browse", ""),
            series("shoppers", "browse", "a"),
            series("shoppers", "browse", "b"),
            series("shoppers", "pay", ""));
    assertThat(ORDER.series(series))
        .containsExactly(series.get(4), series.get(1), series.get(2), series.get(3), series.get(0));
  }

  @Test
  void checksFollowTheirScenarios() {
    CheckResult export = new CheckResult("export", "x", 1, 0);
    CheckResult pay = new CheckResult("pay", "y", 1, 0);
    assertThat(ORDER.checks(List.of(export, pay))).containsExactly(pay, export);
  }

  private static Series series(String workload, String scenario, String step) {
    SeriesKey key = new SeriesKey(workload, scenario, step, Outcome.SUCCEEDED, false);
    return new Series(key, Distribution.EMPTY, Distribution.EMPTY, 0);
  }
}
