package io.orcastrike.core.load;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.LoadProfile.iterations;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.Feeder;
import io.orcastrike.api.LoadProfile;
import io.orcastrike.api.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeedersTest {
  private static final LoadProfile HUNDRED =
      arrivalRate(perSecond(100)).hold(Duration.ofSeconds(1));

  @Test
  void giveRowsOutInOrderAndFromTheStartAgain() {
    Feeder<Integer> feeder = rows(30);
    Schedule schedule = schedule(HUNDRED, feeder);

    assertThat(given(schedule, feeder))
        .isEqualTo(IntStream.range(0, 100).mapToObj(n -> n % 30).toList());
  }

  @Test
  void giveOnlyToScenariosThatDeclareThem() {
    Feeder<Integer> feeder = rows(1_000);
    Schedule schedule = mixed(HUNDRED, feeder);

    // Weight 3 of 4: 75 of 100 numbers, none of which the other scenario takes.
    assertThat(given(schedule, feeder)).isEqualTo(IntStream.range(0, 75).boxed().toList());
  }

  @Test
  void neverCollideAcrossDrones() {
    Feeder<Integer> feeder = rows(1_000);
    for (int drones = 1; drones <= 17; drones++) {
      List<Object> all = new ArrayList<>();
      for (int drone = 0; drone < drones; drone++) {
        Schedule schedule = mixed(HUNDRED, feeder);
        for (long n = drone; n < schedule.numbers(); n += drones) {
          if (schedule.scenario(schedule.scenarioOf(n)).feeders().contains(feeder)) {
            all.add(schedule.row(feeder, n));
          }
        }
      }
      assertThat(new HashSet<>(all)).as("%d drones", drones).hasSameSizeAs(all).hasSize(75);
    }
  }

  @Test
  void endTheLoadWhenRowsHaveRunOut() {
    Feeder<Integer> feeder = rows(40).once();
    Schedule schedule = mixed(HUNDRED, feeder);

    assertThat(given(schedule, feeder)).isEqualTo(IntStream.range(0, 40).boxed().toList());
    assertThat(schedule.numbers()).isBetween(53L, 54L);
    assertThat(schedule.planned()).hasValue(schedule.numbers());
  }

  @Test
  void endNothingWhileThereAreRows() {
    assertThat(schedule(HUNDRED, rows(100).once()).planned()).hasValue(100);
    assertThat(schedule(HUNDRED, rows(99).once()).planned()).hasValue(99);
    assertThat(schedule(iterations(10), rows(7).once()).planned()).hasValue(7);
  }

  @Test
  void giveAnyRowWhenRandomTheSameForTheSameNumber() {
    Feeder<Integer> feeder = rows(10).random();
    LoadProfile many = arrivalRate(perSecond(10_000)).hold(Duration.ofSeconds(1));
    List<Object> given = given(schedule(many, feeder), feeder);

    Map<Object, Integer> counts = new TreeMap<>();
    given.forEach(row -> counts.merge(row, 1, Integer::sum));
    assertThat(counts)
        .hasSize(10)
        .allSatisfy((row, count) -> assertThat(count).isBetween(850, 1_150));
    assertThat(given(schedule(many, feeder), feeder)).isEqualTo(given);
  }

  @Test
  void giveEveryDroneTheSameRowsWhenAsked() {
    Feeder<Integer> feeder = rows(4).sameOnEveryDrone();
    for (int drone = 0; drone < 3; drone++) {
      Schedule schedule = schedule(HUNDRED, feeder);
      List<Object> given = new ArrayList<>();
      for (long n = drone; n < 15; n += 3) {
        given.add(schedule.row(feeder, n));
      }
      assertThat(given).isEqualTo(List.of(0, 1, 2, 3, 0));
    }
  }

  private static List<Object> given(Schedule schedule, Feeder<?> feeder) {
    List<Object> given = new ArrayList<>();
    for (long n = 0; n < schedule.numbers(); n++) {
      if (schedule.scenario(schedule.scenarioOf(n)).feeders().contains(feeder)) {
        given.add(schedule.row(feeder, n));
      }
    }
    return given;
  }

  private static Feeder<Integer> rows(int count) {
    return Feeder.of("rows", IntStream.range(0, count).boxed().toList());
  }

  private static Schedule schedule(LoadProfile profile, Feeder<?> feeder) {
    Plan plan =
        Plan.named("plan").load("load", profile).scenario("fed", it -> {}).feed(feeder).build();
    return Plans.runPlan(plan).schedules().get(0);
  }

  private static Schedule mixed(LoadProfile profile, Feeder<?> feeder) {
    Plan plan =
        Plan.named("plan")
            .load("load", profile)
            .scenario("fed", 2, it -> {})
            .feed(feeder)
            .scenario("fed too", it -> {})
            .feed(feeder)
            .scenario("other", it -> {})
            .build();
    return Plans.runPlan(plan).schedules().get(0);
  }
}
