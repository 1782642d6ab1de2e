package io.orcastrike.api;

import static io.orcastrike.api.Plans.FINE;
import static io.orcastrike.api.Plans.mistakes;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanRulesTest {
  private static final String LONG = "n".repeat(201);

  private final Feeder<String> names = Feeder.of("names", List.of("Ann", "Bob"));

  @Test
  void acceptsTheLongestNames() {
    String longest = "n".repeat(200);

    assertThat(mistakes(Plan.named(longest).load(longest, FINE).scenario(longest, Plans::nothing)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void refusesBlankNames(String blank) {
    Plan.Builder plan =
        Plan.named(blank)
            .load("shoppers", FINE)
            .scenario("browse", Plans::nothing)
            .load(blank, FINE)
            .scenario(blank, Plans::nothing);

    assertThat(mistakes(plan))
        .containsExactly(
            "name of a plan must not be blank, was \"%s\"".formatted(blank),
            "name of a load must not be blank, was \"%s\" (load 2)".formatted(blank),
            "name of a scenario must not be blank, was \"%s\" (load \"%s\")"
                .formatted(blank, blank));
  }

  @Test
  void refusesNamesThatAreTooLong() {
    assertThat(mistakes(Plan.named(LONG).load(LONG, FINE).scenario(LONG, Plans::nothing)))
        .containsExactly(
            "name of a plan must have at most 200 characters, had 201",
            "name of a load must have at most 200 characters, had 201 (load 1)",
            "name of a scenario must have at most 200 characters, had 201 (load \"%s\")"
                .formatted(LONG));
  }

  @Test
  void refusesAPlanWithoutALoad() {
    assertThat(mistakes(Plan.named("shop").scenario("browse", Plans::nothing).feed(names)))
        .containsExactly(
            "a scenario must follow its load(...), was \"browse\"",
            "feed(...) must follow its scenario(...), was feeder \"names\"",
            "a plan must have at least one load(...), had none");
  }

  @Test
  void refusesALoadWithoutAScenario() {
    assertThat(mistakes(Plans.with(FINE).load("idle", FINE)))
        .containsExactly("a load must have at least one scenario(...), had none (load \"idle\")");
  }

  @Test
  void refusesAFeederBetweenALoadAndItsScenario() {
    assertThat(mistakes(Plans.with(FINE).load("b", FINE).feed(names).scenario("s", Plans::nothing)))
        .containsExactly("feed(...) must follow its scenario(...), was feeder \"names\"");
  }

  @Test
  void refusesTwoLoadsOfOneName() {
    assertThat(mistakes(Plans.with(FINE).load("shoppers", FINE).scenario("s", Plans::nothing)))
        .containsExactly("names of loads must differ, \"shoppers\" stands twice");
  }

  @Test
  void refusesTwoScenariosOfOneNameInALoadButNotInTwo() {
    Plan.Builder plan = Plans.with(FINE).load("b", FINE).scenario("browse", Plans::nothing);
    assertThat(mistakes(plan)).isEmpty();

    assertThat(mistakes(plan.scenario("browse", Plans::nothing)))
        .containsExactly("names of scenarios must differ, \"browse\" stands twice (load \"b\")");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void refusesWeightsBelowOne(int weight) {
    assertThat(mistakes(Plans.with(FINE).scenario("buy", weight, Plans::nothing)))
        .containsExactly(
            "weight must be >= 1, was %s (load \"shoppers\", scenario \"buy\")".formatted(weight));
  }

  @Test
  void refusesWeightsThatSumTooHigh() {
    assertThat(mistakes(Plans.with(FINE).scenario("buy", 9_999, Plans::nothing))).isEmpty();

    assertThat(mistakes(Plans.with(FINE).scenario("buy", 10_000, Plans::nothing)))
        .containsExactly("weights must sum to at most 10000, were 10001 (load \"shoppers\")");
    assertThat(mistakes(Plans.with(FINE).scenario("buy", Integer.MAX_VALUE, Plans::nothing)))
        .containsExactly("weights must sum to at most 10000, were 2147483648 (load \"shoppers\")");
  }

  @Test
  void sharesAFeederAmongScenariosOfOneLoad() {
    Plan.Builder plan = Plans.with(FINE).feed(names).scenario("buy", Plans::nothing).feed(names);

    assertThat(mistakes(plan)).isEmpty();
  }

  @Test
  void refusesAFeederOfTwoLoads() {
    Plan.Builder plan =
        Plans.with(FINE).feed(names).load("b", FINE).scenario("buy", Plans::nothing).feed(names);

    assertThat(mistakes(plan))
        .containsExactly(
            "a feeder must belong to one load, so that rows never collide;"
                + " feeder \"names\" stands in \"shoppers\" too (load \"b\", scenario \"buy\")");
  }

  @Test
  void refusesAFeederDeclaredTwice() {
    assertThat(mistakes(Plans.with(FINE).feed(names).feed(names)))
        .containsExactly(
            "a scenario must declare a feeder once, feeder \"names\" stands twice"
                + " (load \"shoppers\", scenario \"browse\")");
  }

  @Test
  void refusesRowsGivenOutOnceByEveryDrone() {
    assertThat(mistakes(Plans.with(FINE).feed(names.once().sameOnEveryDrone())))
        .containsExactly(
            "a feeder must not be both once() and sameOnEveryDrone(): a row would be given out by"
                + " every drone, feeder \"names\" is (load \"shoppers\", scenario \"browse\")");
  }

  @Test
  void refusesAFeederWithoutRows() {
    assertThat(mistakes(Plans.with(FINE).feed(Feeder.of("none", List.of()))))
        .containsExactly(
            "a feeder must have at least one row, feeder \"none\" had none"
                + " (load \"shoppers\", scenario \"browse\")");
  }
}
