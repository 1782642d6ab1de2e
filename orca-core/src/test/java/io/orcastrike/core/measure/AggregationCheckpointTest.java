package io.orcastrike.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.Metric;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Threshold;
import io.orcastrike.report.Health;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** An aggregation that is made of a checkpoint goes on as if there had been none. */
class AggregationCheckpointTest {
  private static final Threshold SLOW =
      Metric.p95().below(Duration.ofMillis(100)).over(Duration.ofSeconds(3));
  private static final Threshold ERRORS =
      Metric.errorRate().below(0.5).over(Duration.ofSeconds(2)).holdingFor(Duration.ofSeconds(2));

  private final List<Slice> settled = new ArrayList<>();

  private Aggregation restored(Plan plan, int team, Aggregation earlier) {
    List<Slice> before = List.copyOf(settled);
    Aggregation later = new Aggregation(plan, team, settled::add, interval -> {});
    before.forEach(second -> later.restore(second, true));
    earlier.unsettled().forEach(second -> later.restore(second, false));
    for (int drone = 0; drone < team; drone++) {
      later.restore(drone, earlier.state(drone));
    }
    return later;
  }

  private static void assertEqual(Aggregation actual, Aggregation expected, int team) {
    assertThat(actual.covered()).isEqualTo(expected.covered());
    assertThat(actual.series()).isEqualTo(expected.series());
    assertThat(actual.checks()).isEqualTo(expected.checks());
    assertThat(actual.counters()).isEqualTo(expected.counters());
    assertThat(actual.distributions()).isEqualTo(expected.distributions());
    assertThat(actual.intervals()).isEqualTo(expected.intervals());
    assertThat(actual.courses()).isEqualTo(expected.courses());
    assertThat(actual.errorGroups()).containsExactlyInAnyOrderElementsOf(expected.errorGroups());
    assertThat(AggregationTest.results(actual)).isEqualTo(AggregationTest.results(expected));
    for (int drone = 0; drone < team; drone++) {
      assertThat(actual.agrees(drone, expected.drone(drone).sums().build())).isTrue();
      assertThat(actual.drone(drone).judged()).isEqualTo(expected.drone(drone).judged());
      assertThat(actual.drone(drone).lag()).isEqualTo(expected.drone(drone).lag());
      assertThat(actual.drone(drone).worst()).isEqualTo(expected.drone(drone).worst());
      assertThat(actual.drone(drone).last()).isEqualTo(expected.drone(drone).last());
    }
  }

  @Test
  void comesToTheSameWhereverTheCheckpointsAre() {
    for (int seed = 0; seed < 40; seed++) {
      settled.clear();
      SplittableRandom random = new SplittableRandom(seed);
      int team = 1 + random.nextInt(4);
      Plan plan = Slices.plan(SLOW, ERRORS);
      List<List<Slice>> sent = AggregationTest.sent(team, seed);
      Aggregation through = new Aggregation(plan, team);
      Aggregation broken = new Aggregation(plan, team, settled::add, interval -> {});
      int[] next = new int[team];
      for (int left = 10 * team; left > 0; left--) {
        int drone = random.nextInt(team);
        while (next[drone] == 10) {
          drone = (drone + 1) % team;
        }
        Slice slice = sent.get(drone).get(next[drone]++);
        through.add(drone, slice, true);
        broken.add(drone, slice, true);
        if (random.nextInt(5) == 0) {
          broken = restored(plan, team, broken);
        }
      }
      AggregationTest.finish(through, team);
      AggregationTest.finish(broken, team);
      assertEqual(broken, through, team);
      assertThat(settled).hasSize(through.covered());
    }
  }

  @Test
  void keepsWhatLongerSlicesCoverAndWhatDronesSaidOfThemselves() {
    Plan plan = Slices.plan(SLOW);
    Health hot = new Health(0.9, 0.2, 512);
    Slice first =
        Slices.second(0)
            .load(200, 200, 1)
            .succeeded(200, 40)
            .generator(Slices.micros(5, 900), Slices.micros(7), hot, true)
            .build();
    Slice coarse = Slices.of(1, 4).load(600, 600, 0).succeeded(600, 900).error("no", 3).build();
    Slice later = Slices.second(4).load(200, 200, 0).succeeded(200, 40).build();
    Aggregation through = new Aggregation(plan, 2);
    Aggregation broken = new Aggregation(plan, 2, settled::add, interval -> {});
    for (Aggregation each : List.of(through, broken)) {
      each.add(0, first, true);
      each.add(1, first, true);
      each.add(0, coarse, true);
    }
    broken = restored(plan, 2, broken);
    for (Aggregation each : List.of(through, broken)) {
      each.add(1, coarse, true);
      each.add(0, later, true);
      each.add(1, later, true);
    }
    assertEqual(broken, through, 2);
    assertThat(broken.drone(0).namesOverflowed()).isTrue();
    assertThat(broken.intervals().getFirst().inFlight()).isEqualTo(14);
    assertThat(broken.errorGroups().getFirst().lastSecond()).isEqualTo(3);
  }
}
