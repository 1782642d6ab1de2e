package io.orcastrike.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.InvalidPlanException;
import io.orcastrike.api.ParameterException;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Scenario;
import io.orcastrike.api.Stage;
import io.orcastrike.api.Workload;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShopPlanTest {

  @Test
  void rampsForFiveSecondsAndHoldsForFifteen() {
    Workload shoppers = plan(Map.of()).workloads().get(0);

    assertThat(((ArrivalRate) shoppers.profile()).stages())
        .containsExactly(
            new Stage(100, Duration.ofSeconds(5)), new Stage(100, Duration.ofSeconds(15)));
    assertThat(shoppers.scenarios()).extracting(Scenario::weight).containsExactly(8, 2);
  }

  @Test
  void endsBothLoadsTogether() {
    Plan plan = plan(Map.of("duration", "1m"));

    assertThat(plan.workloads())
        .extracting(Workload::name)
        .containsExactly("shoppers", "back office");
    assertThat(plan.workloads())
        .extracting(workload -> workload.profile().duration())
        .containsOnly(Duration.ofMinutes(1));
  }

  @Test
  void judgesEachScenarioAndOneStep() {
    assertThat(plan(Map.of()).thresholds())
        .map(Object::toString)
        .containsExactly(
            "p95(browse) < 250 ms",
            "p90(checkout) < 400 ms",
            "p90(checkout, step pay) < 150 ms",
            "p90(export) < 500 ms",
            "checkRate(has items) > 99 %",
            "errorRate < 5 % over 5 s or abort");
  }

  @Test
  void isTheSameWhicheverObjectIsAsked() {
    assertThat(plan(Map.of()).thresholds()).isEqualTo(plan(Map.of()).thresholds());
    assertThat(plan(Map.of()).workloads().get(0).profile())
        .isEqualTo(plan(Map.of()).workloads().get(0).profile());
  }

  @Test
  void fitsIntoAShortRun() {
    assertThat(plan(Map.of("duration", "2s")).duration()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void saysEveryMistakeAtOnce() {
    assertThatThrownBy(() -> plan(Map.of("rate", "-5", "ramp", "30s")))
        .isInstanceOf(InvalidPlanException.class)
        .hasMessageContaining("rate must be >= 0 per second, was -5")
        .hasMessageContaining("duration must be >= 0")
        .hasMessageContaining("(load \"shoppers\", stage 2)");
  }

  @Test
  void saysWhichParameterIsNoNumber() {
    assertThatThrownBy(() -> plan(Map.of("rate", "many")))
        .isInstanceOf(ParameterException.class)
        .hasMessage("parameter \"rate\" must be a number such as 200 or 0.5, was \"many\"");
  }

  private static Plan plan(Map<String, String> parameters) {
    return new ShopTest().plan(Parameters.of(parameters));
  }
}
