package io.orcastrike.api;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.LoadProfile.users;
import static io.orcastrike.api.Metric.errorRate;
import static io.orcastrike.api.Metric.p95;
import static io.orcastrike.api.Rate.perSecond;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
  private final Feeder<String> names = Feeder.of("names", List.of("Ann", "Bob"));

  @Test
  void keepsLoadsScenariosFeedersAndThresholdsInTheirOrder() {
    ArrivalRate shoppers =
        arrivalRate(perSecond(0)).rampTo(perSecond(200), ofMinutes(2)).hold(ofMinutes(10));
    Threshold slow = p95("checkout").below(ofMillis(800));
    Threshold broken = errorRate().below(0.01).over(ofSeconds(30)).abort();

    Plan plan =
        Plan.named("shop")
            .load("shoppers", shoppers)
            .scenario("browse", 8, Plans::nothing)
            .scenario("checkout", 2, Plans::nothing)
            .feed(names)
            .load("back office", users(5).hold(ofMinutes(12)))
            .scenario("export", Plans::nothing)
            .threshold(slow)
            .threshold(broken)
            .build();

    assertThat(plan.name()).isEqualTo("shop");
    assertThat(plan.thresholds()).containsExactly(slow, broken);
    assertThat(plan.workloads())
        .extracting(Workload::name)
        .containsExactly("shoppers", "back office");
    Workload first = plan.workloads().get(0);
    assertThat(first.profile()).isEqualTo(shoppers);
    assertThat(first.scenarios()).extracting(Scenario::name).containsExactly("browse", "checkout");
    assertThat(first.scenarios()).extracting(Scenario::weight).containsExactly(8, 2);
    assertThat(first.scenarios().get(0).feeders()).isEmpty();
    assertThat(first.scenarios().get(1).feeders()).isEqualTo(List.of(names));
    assertThat(plan.workloads().get(1).scenarios()).extracting(Scenario::weight).containsExactly(1);
  }

  @Test
  void lastsAsLongAsItsLongestLoad() {
    Plan plan =
        Plans.with(users(1).hold(ofMinutes(3)))
            .load("late", users(1).hold(ofMinutes(9)).maxDuration(ofMinutes(5)))
            .scenario("s", Plans::nothing)
            .load("short", users(1).hold(ofMinutes(2)))
            .scenario("s", Plans::nothing)
            .build();

    assertThat(plan.duration()).isEqualTo(ofMinutes(5));
  }

  @Test
  void reportsEveryMistakeAtOnce() {
    Plan.Builder plan =
        Plan.named("shop")
            .feed(names)
            .load("shoppers", arrivalRate(perSecond(10)).rampTo(perSecond(-5), ofMinutes(1)))
            .scenario("browse", 0, Plans::nothing)
            .scenario("browse", Plans::nothing)
            .load("back office", users(5))
            .threshold(p95("chekout").below(ofMillis(800)))
            .threshold(errorRate().below(5).over(ofMinutes(2)));

    assertThatExceptionOfType(InvalidPlanException.class)
        .isThrownBy(plan::build)
        .withMessage(
            """
            plan "shop" has 9 mistakes:
              - feed(...) must follow its scenario(...), was feeder "names"
              - rate must be >= 0 per second, was -5 (load "shoppers", stage 1)
              - weight must be >= 1, was 0 (load "shoppers", scenario "browse")
              - names of scenarios must differ, "browse" stands twice (load "shoppers")
              - a load must last longer than 0 s, was 0 s; add rampTo(...) or hold(...) (load "back office")
              - a load must have at least one scenario(...), had none (load "back office")
              - a threshold must name a scenario of the plan, one of [browse], was "chekout" (threshold p95(chekout) < 800 ms)
              - a share to stay below must be <= 1, was 5 (threshold errorRate < 500 % over 120 s)
              - a window must fit into the run of 60 s, was 120 s (threshold errorRate < 500 % over 120 s)\
            """)
        .satisfies(e -> assertThat(e.mistakes()).hasSize(9));
  }

  @Test
  void speaksOfOneMistakeInTheSingular() {
    assertThatExceptionOfType(InvalidPlanException.class)
        .isThrownBy(Plan.named("shop")::build)
        .withMessage(
            """
            plan "shop" has 1 mistake:
              - a plan must have at least one load(...), had none\
            """);
  }

  @Test
  void canBeMendedAndBuiltAgain() {
    Plan.Builder builder = Plan.named("shop").load("shoppers", Plans.FINE);
    assertThat(Plans.mistakes(builder)).hasSize(1);

    builder.scenario("browse", Plans::nothing);

    assertThat(Plans.mistakes(builder)).isEmpty();
  }

  @Test
  void isNotChangedByItsBuilderLater() {
    Plan.Builder builder = Plans.with(Plans.FINE);
    Plan plan = builder.build();

    builder.scenario("later", Plans::nothing).threshold(errorRate().below(0.1));

    assertThat(plan.workloads().get(0).scenarios()).hasSize(1);
    assertThat(plan.thresholds()).isEmpty();
  }

  @Test
  void refusesAScenarioWithoutABodyWhereItIsAdded() {
    Plan.Builder builder = Plan.named("shop").load("shoppers", Plans.FINE);

    assertThatNullPointerException()
        .isThrownBy(() -> builder.scenario("browse", null))
        .withMessage("body");
  }
}
