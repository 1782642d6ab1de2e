package io.orcastrike.core.load;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.LoadProfile.iterations;
import static io.orcastrike.api.LoadProfile.users;
import static io.orcastrike.api.Rate.perSecond;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.ArrivalRate.Spacing;
import io.orcastrike.api.ArrivalRate.WhenFull;
import io.orcastrike.api.Feeder;
import io.orcastrike.api.InvalidPlanException;
import io.orcastrike.api.LoadProfile;
import io.orcastrike.api.Metric;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Threshold;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SteadyLoadTest {
  private static final Feeder<String> FEEDER = Feeder.of("f", List.of("a", "b"));
  private static final Plan PLAN =
      Plan.named("shop")
          .load(
              "shoppers",
              arrivalRate(perSecond(0))
                  .rampTo(perSecond(90), ofSeconds(60))
                  .poisson()
                  .grace(ofSeconds(7)))
          .scenario("browse", 8, it -> {})
          .feed(FEEDER)
          .scenario("checkout", 2, it -> {})
          .load(
              "robots",
              arrivalRate(perSecond(10))
                  .spike(perSecond(30), ofSeconds(5))
                  .maxInFlight(50, WhenFull.QUEUE))
          .scenario("crawl", it -> {})
          .load("office", users(1).rampTo(5, ofSeconds(60)).pacing(ofSeconds(1)))
          .scenario("export", it -> {})
          .load("nightly", iterations(40).users(2))
          .scenario("clean", it -> {})
          .threshold(Metric.p95().below(ofSeconds(1)))
          .build();

  @Test
  void dividesTheRateAsTheHighestRatesOfThePlan() {
    RunPlan run = shaped(PLAN, new SteadyLoad(240, ofSeconds(4), ofSeconds(20)));
    Schedule shoppers = run.schedules().get(0);
    Schedule robots = run.schedules().get(1);
    assertThat(SteadyLoad.highest(PLAN)).isEqualTo(120);
    assertThat(shoppers.target(2)).isEqualTo(90);
    assertThat(shoppers.target(4)).isEqualTo(180);
    assertThat(shoppers.target(23.9)).isEqualTo(180);
    assertThat(robots.target(10)).isEqualTo(60);
    assertThat(robots.planned()).hasValue(60 * 22);
    assertThat(run.duration()).isEqualTo(ofSeconds(24));
  }

  @Test
  void keepsWhatIsNoCurve() {
    RunPlan run = shaped(PLAN, new SteadyLoad(240, ofSeconds(4), ofSeconds(20)));
    ArrivalRate shoppers = (ArrivalRate) profile(run, 0);
    assertThat(shoppers.spacing()).isEqualTo(Spacing.POISSON);
    assertThat(shoppers.bounds().grace()).isEqualTo(ofSeconds(7));
    ArrivalRate robots = (ArrivalRate) profile(run, 1);
    assertThat(robots.spacing()).isEqualTo(Spacing.EVEN);
    assertThat(robots.maxInFlight()).isEqualTo(50);
    assertThat(robots.whenFull()).isEqualTo(WhenFull.QUEUE);
    assertThat(run.plan().workloads().get(0).scenarios())
        .isEqualTo(PLAN.workloads().get(0).scenarios());
    assertThat(run.plan().name()).isEqualTo("shop");
    assertThat(run.plan().thresholds()).isEqualTo(PLAN.thresholds());
  }

  @Test
  void usersAndFixedIterationsAreTheSurroundings() {
    RunPlan run = shaped(PLAN, new SteadyLoad(240, ofSeconds(4), ofSeconds(20)));
    assertThat(profile(run, 2))
        .isEqualTo(users(5).pacing(ofSeconds(1)).hold(ofSeconds(24)).warmUp(ofSeconds(4)));
    assertThat(profile(run, 3))
        .isEqualTo(iterations(40).users(2).maxDuration(ofSeconds(24)).warmUp(ofSeconds(4)));
  }

  @Test
  void beginsAtTheRateWhereThereIsNothingToSettle() {
    Schedule shoppers =
        shaped(PLAN, new SteadyLoad(120, Duration.ZERO, ofSeconds(3))).schedules().get(0);
    assertThat(shoppers.target(0)).isEqualTo(90);
    assertThat(shoppers.duration()).isEqualTo(ofSeconds(3));
  }

  @Test
  void otherThresholdsTakeThePlaceOfThePlans() {
    Threshold other = Metric.errorRate("crawl").below(0.1);
    RunPlan run = RunPlan.of(PLAN, shape(Optional.empty(), other), getClass().getClassLoader());
    assertThat(run.plan().thresholds()).containsExactly(other);
    assertThat(run.canonical()).contains("threshold errorRate(crawl) < 10 %");
    assertThat(profile(run, 0)).isEqualTo(PLAN.workloads().get(0).profile());
  }

  @Test
  void theTargetsStay() {
    Threshold other = Metric.errorRate().below(0.1);
    RunPlan run =
        RunPlan.of(
            Plans.to("a:1", "[::1]:2"),
            shape(Optional.empty(), other),
            getClass().getClassLoader());
    assertThat(run.plan().targets()).isEqualTo(Plans.to("a:1", "[::1]:2").targets());
  }

  @Test
  void refusesThresholdsThatDoNotFitThePlan() {
    Threshold unknown = Metric.p95("chekout").below(ofSeconds(1));
    assertThatThrownBy(
            () -> RunPlan.of(PLAN, shape(Optional.empty(), unknown), getClass().getClassLoader()))
        .isInstanceOf(InvalidPlanException.class)
        .hasMessageContaining("a threshold must name a scenario of the plan")
        .hasMessageContaining("was \"chekout\"");
  }

  @Test
  void refusesAPlanWithoutArrivals() {
    Plan closed =
        Plan.named("closed").load("l", users(5).hold(ofSeconds(9))).scenario("s", it -> {}).build();
    assertThat(SteadyLoad.highest(closed)).isZero();
    assertThatThrownBy(() -> shaped(closed, new SteadyLoad(10, ofSeconds(1), ofSeconds(1))))
        .hasMessage(
            "a load must have an arrival rate for its rate to be kept, none of plan \"closed\" has"
                + " one");
  }

  @Test
  void refusesWhatIsNoLoad() {
    assertThatThrownBy(() -> new SteadyLoad(0, ofSeconds(1), ofSeconds(1)))
        .hasMessage("a steady rate must be above 0/s, was 0.0");
    assertThatThrownBy(() -> new SteadyLoad(Double.NaN, ofSeconds(1), ofSeconds(1)))
        .hasMessageStartingWith("a steady rate must be above 0/s");
    assertThatThrownBy(() -> new SteadyLoad(1, ofSeconds(1), Duration.ZERO))
        .hasMessageStartingWith("settle must be at least, and hold above 0 s");
    assertThatThrownBy(() -> new SteadyLoad(1, ofMillis(1).plusNanos(1), ofSeconds(1)))
        .hasMessageStartingWith("settle and hold must be whole milliseconds");
  }

  private static LoadProfile profile(RunPlan run, int load) {
    return run.schedules().get(load).profile();
  }

  private static RunPlan shaped(Plan plan, SteadyLoad load) {
    return RunPlan.of(plan, shape(Optional.of(load)), SteadyLoadTest.class.getClassLoader());
  }

  private static Shape shape(Optional<SteadyLoad> load, Threshold... thresholds) {
    return new Shape(1, 1, Optional.empty(), load, List.of(thresholds));
  }
}
