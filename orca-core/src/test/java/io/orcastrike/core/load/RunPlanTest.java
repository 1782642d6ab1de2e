package io.orcastrike.core.load;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.LoadProfile.users;
import static io.orcastrike.api.Metric.errorRate;
import static io.orcastrike.api.Metric.p95;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.Feeder;
import io.orcastrike.api.LoadProfile;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Threshold;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunPlanTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final ArrivalRate RATE = arrivalRate(perSecond(10)).hold(SECOND);

  /** A row of an author's own, whose hash and text are another on every drone. */
  private static final class Account {}

  @Test
  void isCanonicallyEqualForEqualPlans() {
    for (int i = 0; i < 3; i++) {
      assertThat(canonical(varied(RATE, Feeder.of("f", List.of("a", "b")))))
          .isEqualTo(canonical(varied(RATE, Feeder.of("f", List.of("a", "b")))));
      assertThat(canonical(varied(RATE.poisson(), Feeder.of("f", List.of(1, 2)))))
          .isEqualTo(canonical(varied(RATE.poisson(), Feeder.of("f", List.of(1, 2)))));
    }
  }

  @Test
  void isCanonicallyEqualThoughRowsHaveNoTextOfTheirOwn() {
    assertThat(canonical(varied(RATE, Feeder.of("f", List.of(new Account())))))
        .isEqualTo(canonical(varied(RATE, Feeder.of("f", List.of(new Account())))));
  }

  @Test
  void differsCanonicallyInEachKindOfDifference() {
    Map<String, Plan> plans = new LinkedHashMap<>();
    Feeder<String> feeder = Feeder.of("f", List.of("a", "b"));
    plans.put("base", varied(RATE, feeder));
    plans.put("rate", varied(arrivalRate(perSecond(11)).hold(SECOND), feeder));
    plans.put("spacing", varied(RATE.poisson(), feeder));
    plans.put("limit", varied(RATE.maxInFlight(5, ArrivalRate.WhenFull.DROP), feeder));
    plans.put("when full", varied(RATE.maxInFlight(5, ArrivalRate.WhenFull.QUEUE), feeder));
    plans.put("grace", varied(RATE.grace(SECOND), feeder));
    plans.put("warm-up", varied(RATE.warmUp(Duration.ofMillis(500)), feeder));
    plans.put("longest", varied(RATE.maxDuration(Duration.ofMillis(500)), feeder));
    plans.put("users", varied(users(10).hold(SECOND), feeder));
    plans.put("pacing", varied(users(10).hold(SECOND).pacing(SECOND), feeder));
    plans.put("order", varied(RATE, feeder.random()));
    plans.put("same", varied(RATE, feeder.sameOnEveryDrone()));
    plans.put("rows", varied(RATE, Feeder.of("f", List.of("a", "c"))));
    plans.put("more rows", varied(RATE, Feeder.of("f", List.of("a", "b", "a"))));
    plans.put("feeder", varied(RATE, Feeder.of("g", List.of("a", "b"))));
    plans.put("plan", plan("other", "load", RATE, "s", 1, p95().below(SECOND)));
    plans.put("load", plan("plan", "other", RATE, "s", 1, p95().below(SECOND)));
    plans.put("scenario", plan("plan", "load", RATE, "other", 1, p95().below(SECOND)));
    plans.put("weight", plan("plan", "load", RATE, "s", 2, p95().below(SECOND)));
    plans.put("threshold", plan("plan", "load", RATE, "s", 1, p95().below(SECOND)));
    plans.put("bound", plan("plan", "load", RATE, "s", 1, p95().below(SECOND.plusMillis(1))));
    plans.put("metric", plan("plan", "load", RATE, "s", 1, errorRate().below(0.1)));
    plans.put("window", plan("plan", "load", RATE, "s", 1, p95().below(SECOND).over(SECOND)));
    plans.put("hold", plan("plan", "load", RATE, "s", 1, p95().below(SECOND).holdingFor(SECOND)));
    plans.put("abort", plan("plan", "load", RATE, "s", 1, p95().below(SECOND).abort()));

    plans.put("target", Plans.to("a:1"));
    plans.put("other target", Plans.to("a:2"));
    plans.put("two targets", Plans.to("a:1", "a:2"));

    Set<List<String>> seen = new HashSet<>();
    plans.forEach(
        (difference, plan) -> assertThat(seen.add(canonical(plan))).as(difference).isTrue());
  }

  @Test
  void differsCanonicallyWithTheScale() {
    Plan plan = Plans.of(RATE, iteration -> {});

    assertThat(shaped(plan, new Shape(1, 2, Optional.empty())).canonical())
        .isNotEqualTo(shaped(plan, new Shape(1, 1, Optional.empty())).canonical());
  }

  @Test
  void differsCanonicallyWithTheSeedOfRandomArrivals() {
    Plan plan = Plans.of(RATE.poisson(), iteration -> {});

    assertThat(shaped(plan, new Shape(1, 1, Optional.empty())).canonical())
        .isNotEqualTo(shaped(plan, new Shape(2, 1, Optional.empty())).canonical());
  }

  @Test
  void lastsAsLongAsItsLongestLoad() {
    Plan plan =
        Plan.named("plan")
            .load("long", RATE.grace(Duration.ZERO))
            .scenario("s", iteration -> {})
            .load("short", users(1).hold(Duration.ofMillis(100)).grace(Duration.ofSeconds(2)))
            .scenario("s", iteration -> {})
            .build();

    assertThat(Plans.runPlan(plan).duration()).isEqualTo(SECOND);
    assertThat(Plans.runPlan(plan).durationWithGrace(SteeredTime.UNSTEERED))
        .isEqualTo(Duration.ofMillis(2_100));
  }

  @Test
  void tellsTheHighestRateOfItsFirstSeconds() {
    Plan plan =
        Plan.named("plan")
            .load(
                "arrivals",
                arrivalRate(perSecond(0)).rampTo(perSecond(100), Duration.ofSeconds(10)))
            .scenario("s", iteration -> {})
            .load("users", users(3).hold(Duration.ofSeconds(10)))
            .scenario("s", iteration -> {})
            .build();

    assertThat(Plans.runPlan(plan).firstRate()).isEqualTo(53);
  }

  private static List<String> canonical(Plan plan) {
    return Plans.runPlan(plan).canonical();
  }

  private static RunPlan shaped(Plan plan, Shape shape) {
    return RunPlan.of(plan, shape, RunPlanTest.class.getClassLoader());
  }

  private static Plan varied(LoadProfile profile, Feeder<?> feeder) {
    return Plan.named("plan")
        .load("load", profile)
        .scenario("scenario", iteration -> {})
        .feed(feeder)
        .build();
  }

  private static Plan plan(
      String name, String load, LoadProfile profile, String scenario, int weight, Threshold rule) {
    return Plan.named(name)
        .load(load, profile)
        .scenario(scenario, weight, iteration -> {})
        .threshold(rule)
        .build();
  }
}
