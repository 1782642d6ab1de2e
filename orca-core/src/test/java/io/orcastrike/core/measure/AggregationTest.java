package io.orcastrike.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.Metric;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Rate;
import io.orcastrike.api.Threshold;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.Health;
import io.orcastrike.report.Interval;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.ThresholdResult.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AggregationTest {
  private static final Threshold SLOW =
      Metric.p95().below(Duration.ofMillis(100)).over(Duration.ofSeconds(3));

  private record Sent(int drone, Slice slice) {}

  @Test
  void comesToTheSameWhateverTheOrderOfDrones() {
    for (int seed = 0; seed < 30; seed++) {
      int team = 1 + seed % 5;
      Plan plan = Slices.plan(SLOW, Metric.errorRate().below(0.5).over(Duration.ofSeconds(2)));
      List<List<Slice>> sent = sent(team, seed);
      Aggregation inTurn = new Aggregation(plan, team);
      for (int second = 0; second < 10; second++) {
        for (int drone = 0; drone < team; drone++) {
          inTurn.add(drone, sent.get(drone).get(second), true);
        }
      }
      Aggregation anyOrder = new Aggregation(plan, team);
      int[] next = new int[team];
      List<Integer> turns = new ArrayList<>();
      for (int i = 0; i < 10 * team; i++) {
        turns.add(i % team);
      }
      Collections.shuffle(turns, new Random(seed));
      for (int drone : turns) {
        anyOrder.add(drone, sent.get(drone).get(next[drone]++), true);
      }
      finish(inTurn, team);
      finish(anyOrder, team);

      assertThat(anyOrder.series()).isEqualTo(inTurn.series());
      assertThat(anyOrder.checks()).isEqualTo(inTurn.checks());
      assertThat(anyOrder.counters()).isEqualTo(inTurn.counters());
      assertThat(anyOrder.distributions()).isEqualTo(inTurn.distributions());
      assertThat(anyOrder.intervals()).isEqualTo(inTurn.intervals());
      assertThat(results(anyOrder)).isEqualTo(results(inTurn));
    }
  }

  @Test
  void ofManyDronesIsBitForBitTheHistogramOfOne() {
    List<List<Slice>> sent = sent(7, 3);
    Aggregation many = new Aggregation(Slices.plan(), 7);
    Aggregation one = new Aggregation(Slices.plan(), 1);
    for (int second = 0; second < 10; second++) {
      for (int drone = 0; drone < 7; drone++) {
        many.add(drone, sent.get(drone).get(second), true);
        one.add(0, sent.get(drone).get(second), drone == 6);
      }
    }

    assertThat(many.series()).extracting(part -> part.response().encoded()).isNotEmpty();
    for (int i = 0; i < many.series().size(); i++) {
      assertThat(many.series().get(i).response().encoded())
          .isEqualTo(one.series().get(i).response().encoded());
      assertThat(many.series().get(i).service().encoded())
          .isEqualTo(one.series().get(i).service().encoded());
    }
  }

  @Test
  void coversASecondWhenEveryDroneHas() {
    Aggregation aggregation = new Aggregation(Slices.plan(), 2);
    aggregation.add(0, Slices.second(0).load(3, 3, 0).build(), true);
    aggregation.add(0, Slices.second(1).load(3, 3, 0).build(), true);
    assertThat(aggregation.covered()).isZero();
    assertThat(aggregation.intervals()).isEmpty();

    aggregation.add(1, Slices.second(0).load(4, 4, 0).build(), true);
    assertThat(aggregation.covered()).isEqualTo(1);
    assertThat(aggregation.intervals()).extracting(Interval::started).containsExactly(7L);
  }

  @Test
  void coversASecondOnlyWithItsLastPart() {
    Aggregation aggregation = new Aggregation(Slices.plan(), 1);
    aggregation.add(0, Slices.second(0).succeeded(5, 1).build(), false);
    assertThat(aggregation.covered()).isZero();
    aggregation.add(0, Slices.second(0).succeeded(6, 1).build(), true);

    assertThat(aggregation.covered()).isEqualTo(1);
    assertThat(aggregation.intervals()).extracting(Interval::succeeded).containsExactly(11L);
  }

  @Test
  void waitsNoMoreForADroneThatHasFinished() {
    Aggregation aggregation = new Aggregation(Slices.plan(), 3);
    for (int second = 0; second < 5; second++) {
      aggregation.add(0, Slices.second(second).build(), true);
    }
    aggregation.add(1, Slices.second(0).build(), true);
    assertThat(aggregation.covered()).isZero();
    aggregation.finish(2);
    assertThat(aggregation.covered()).isEqualTo(1);
    aggregation.finish(1);
    assertThat(aggregation.covered()).isEqualTo(5);
  }

  @Test
  void coversAtTheEndWhatAnyDroneHasCovered() {
    Aggregation aggregation = new Aggregation(Slices.plan(), 2);
    aggregation.add(0, Slices.of(0, 3).load(1, 1, 0).build(), true);
    aggregation.finish(0);
    aggregation.finish(1);

    assertThat(aggregation.covered()).isEqualTo(3);
    assertThat(aggregation.intervals()).hasSize(3);
  }

  @Test
  void keepsWhatComesLateInItsTotals() {
    Aggregation aggregation = new Aggregation(Slices.plan(), 2);
    aggregation.finish(1);
    aggregation.add(0, Slices.second(0).succeeded(1, 1).build(), true);
    aggregation.add(0, Slices.second(1).succeeded(1, 1).build(), true);
    aggregation.add(1, Slices.second(0).succeeded(5, 1).build(), true);
    aggregation.add(0, Slices.second(2).succeeded(1, 1).build(), true);

    assertThat(aggregation.series().get(0).count()).isEqualTo(8);
    assertThat(aggregation.intervals()).extracting(Interval::succeeded).containsExactly(1L, 1L, 6L);
  }

  @Test
  void judgesWindowsThatAllDronesHaveCovered() {
    Aggregation aggregation = new Aggregation(Slices.plan(SLOW.abort()), 2);
    for (int second = 0; second < 3; second++) {
      aggregation.add(0, Slices.second(second).succeeded(100, 500).build(), true);
      assertThat(aggregation.abortDemanded()).isEmpty();
    }
    aggregation.add(1, Slices.of(0, 1).build(), true);
    aggregation.add(1, Slices.of(1, 2).build(), true);
    assertThat(aggregation.abortDemanded()).isEmpty();
    aggregation.add(1, Slices.of(2, 3).build(), true);
    assertThat(aggregation.abortDemanded()).contains(SLOW.abort());
  }

  @Test
  void judgesNoWindowThatReachesIntoTheWarmUp() {
    Plan plan = Slices.plan(Duration.ofSeconds(5), SLOW);
    Aggregation aggregation = new Aggregation(plan, 1);
    for (int second = 0; second < 7; second++) {
      aggregation.add(0, Slices.second(second).succeeded(100, 500).build(), true);
    }
    assertThat(results(aggregation).get(0).firstBreach()).isEmpty();
    aggregation.add(0, Slices.second(7).succeeded(100, 500).build(), true);
    assertThat(results(aggregation).get(0).firstBreach()).hasValue(8);
  }

  @Test
  void leavesAWindowUnjudgedThatALongSliceOverlapsOnlyInPart() {
    Aggregation aggregation = new Aggregation(Slices.plan(SLOW), 1);
    aggregation.add(0, Slices.of(0, 2).succeeded(1_000, 10).build(), true);
    aggregation.add(0, Slices.of(2, 4).succeeded(1_000, 900).build(), true);
    aggregation.add(0, Slices.second(4).succeeded(1_000, 10).build(), true);
    assertThat(results(aggregation).get(0).firstBreach())
        .as("[0,3), [1,4) are overlapped in part, [2,5) holds [2,4) whole")
        .hasValue(5);
  }

  @Test
  void judgesAWindowThatHoldsALongSliceWhole() {
    Aggregation aggregation = new Aggregation(Slices.plan(SLOW), 1);
    aggregation.add(0, Slices.of(0, 3).succeeded(1_000, 900).build(), true);

    assertThat(results(aggregation).get(0).firstBreach()).hasValue(3);
  }

  @Test
  void forgetsSlowSecondsThatHaveLeftTheWindow() {
    Aggregation aggregation =
        new Aggregation(Slices.plan(SLOW.holdingFor(Duration.ofSeconds(3))), 1);
    for (int second = 0; second < 20; second++) {
      long millis = second == 10 ? 900 : 10;
      aggregation.add(0, Slices.second(second).succeeded(100, millis).build(), true);
    }

    // Broken at 11, 12 and 13: two seconds long.
    assertThat(results(aggregation).get(0).state()).isEqualTo(State.PASSED);
    assertThat(results(aggregation).get(0).observed().orElseThrow()).isGreaterThan(800);
  }

  @Test
  void judgesWindowsOfStepsOfErrorsAndOfTheAuthorsOwnMetrics() {
    Duration window = Duration.ofSeconds(3);
    Aggregation aggregation =
        new Aggregation(
            Slices.plan(
                Metric.p95("a").step("card").below(Duration.ofMillis(100)).over(window),
                Metric.errorRate("a").step("card").below(0.2).over(window),
                Metric.errorRate().below(0.2).over(window),
                Metric.checkRate("ok").above(0.8).over(window),
                Metric.counter("n").below(10).over(window),
                Metric.maxOf("v").below(10).over(window),
                Metric.dropped().below(0.1).over(window)),
            1);
    for (int second = 0; second < 6; second++) {
      boolean bad = second >= 3;
      aggregation.add(
          0,
          Slices.second(second)
              .load(100, 60, bad ? 40 : 0)
              .succeeded(50, 5)
              .failed(bad ? 50 : 0, 5)
              .series(Slices.key("a", "card", Outcome.SUCCEEDED), 100, bad ? 500 : 5)
              .series(Slices.key("a", "card", Outcome.FAILED), bad ? 100 : 0, 5)
              .series(Slices.key("a", "unwatched", Outcome.SUCCEEDED), 100, 5)
              .check("a", "ok", 50, bad ? 50 : 0)
              .counter("n", bad ? 9 : 1)
              .value("v", bad ? 99 : 1)
              .build(),
          true);
    }

    assertThat(results(aggregation))
        .allMatch(result -> result.state() == State.FAILED)
        .allMatch(result -> result.firstBreach().orElseThrow() == 4);
  }

  @Test
  void takesAStandstillForLowThroughputButNotTheEndOfTheLoad() {
    Threshold least = Metric.throughput().above(Rate.perSecond(50)).over(Duration.ofSeconds(2));
    Aggregation healthy = new Aggregation(Slices.plan(least), 1);
    Aggregation standing = new Aggregation(Slices.plan(least), 1);
    for (int second = 0; second < 10; second++) {
      Slices on = Slices.second(second).load(100, 100, 0);
      healthy.add(0, Slices.second(second).load(100, 100, 0).succeeded(100, 1).build(), true);
      standing.add(0, (second >= 6 ? on : on.succeeded(100, 1)).build(), true);
    }
    for (int second = 10; second < 15; second++) {
      healthy.add(0, Slices.second(second).build(), true);
    }

    assertThat(results(healthy).get(0).state()).isEqualTo(State.PASSED);
    assertThat(results(standing).get(0).state()).isEqualTo(State.FAILED);
    assertThat(results(standing).get(0).observed()).hasValue(0);
    assertThat(results(standing).get(0).firstBreach()).hasValue(7);
  }

  @Test
  void keepsTwoHundredNamesAndThoseOfThresholds() {
    Plan plan = Slices.plan(Metric.p95("a").step("judged").below(Duration.ofMillis(10)));
    Aggregation aggregation = new Aggregation(plan, 1);
    Slices slices = Slices.second(0);
    for (int i = 0; i < 500; i++) {
      slices.series(Slices.key("a", "step " + i, Outcome.SUCCEEDED), 1, 1);
    }
    slices.series(Slices.key("a", "judged", Outcome.SUCCEEDED), 1, 1).succeeded(1, 1);
    aggregation.add(0, slices.build(), true);

    assertThat(aggregation.namesOverflowed()).isTrue();
    assertThat(aggregation.series()).hasSize(200 + 3);
    assertThat(aggregation.series())
        .filteredOn(part -> part.key().step().equals(SeriesKey.OTHER))
        .extracting(Series::count)
        .containsExactly(300L);
    assertThat(aggregation.series())
        .extracting(part -> part.key().step())
        .contains("judged", "step 0", "");
  }

  @Test
  void agreesWithWhatADroneSaysItRecorded() {
    Aggregation aggregation = new Aggregation(Slices.plan(), 1);
    SentSums sums = new SentSums();
    for (Slice slice : sent(1, 5).get(0)) {
      sums.add(slice);
      aggregation.add(0, slice, true);
    }
    assertThat(aggregation.agrees(0, sums.build())).isTrue();
    sums.add(Slices.second(10).succeeded(1, 1).build());
    assertThat(aggregation.agrees(0, sums.build())).isFalse();
  }

  @Test
  void agreesThoughTheLeaderPutsNamesTogether() {
    Aggregation aggregation = new Aggregation(Slices.plan(), 1);
    Slices slices = Slices.second(0);
    for (int i = 0; i < 400; i++) {
      slices.series(Slices.key("a", "step " + i, Outcome.SUCCEEDED), 1, 1);
    }
    SentSums sums = new SentSums();
    sums.add(slices.build());
    aggregation.add(0, slices.build(), true);

    assertThat(aggregation.agrees(0, sums.build())).isTrue();
  }

  @Test
  void showsWhatRunsAtTheEndOfASecond() {
    Aggregation aggregation = new Aggregation(Slices.plan(), 2);
    for (int drone = 0; drone < 2; drone++) {
      aggregation.add(
          drone,
          Slices.second(0)
              .load(20, 18, 1)
              .succeeded(10, 5)
              .failed(2, 5)
              .series(Slices.key("a", "", Outcome.INTERRUPTED), 1, 5)
              .generator(Distribution.EMPTY, Distribution.EMPTY, Health.UNKNOWN, false)
              .build(),
          true);
    }
    Interval second = aggregation.intervals().get(0);

    assertThat(second.target()).isEqualTo(40);
    assertThat(second.started()).isEqualTo(36);
    assertThat(second.succeeded()).isEqualTo(20);
    assertThat(second.failed()).isEqualTo(6);
    assertThat(second.dropped()).isEqualTo(2);
    assertThat(second.inFlight()).isEqualTo(14);
    assertThat(second.response().count()).isEqualTo(20);
  }

  static List<ThresholdResult> results(Aggregation aggregation) {
    return aggregation.judge().results(aggregation.whole(), aggregation.covered(), true);
  }

  static void finish(Aggregation aggregation, int team) {
    for (int drone = 0; drone < team; drone++) {
      aggregation.finish(drone);
    }
  }

  static List<List<Slice>> sent(int team, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<List<Slice>> sent = new ArrayList<>();
    for (int drone = 0; drone < team; drone++) {
      List<Slice> slices = new ArrayList<>();
      for (int second = 0; second < 10; second++) {
        slices.add(
            Slices.second(second)
                .load(random.nextInt(300), random.nextInt(300), random.nextInt(30))
                .succeeded(random.nextInt(300), 1 + random.nextInt(150))
                .failed(random.nextInt(50), 1 + random.nextInt(1_500))
                .series(Slices.key("b", "step", Outcome.SUCCEEDED), 5, 1 + random.nextInt(9_000))
                .check("a", "ok", random.nextInt(9), random.nextInt(9))
                .counter("n", random.nextInt(100))
                .value("v", random.nextInt(1_000_000), random.nextInt(10))
                .build());
      }
      sent.add(slices);
    }
    return sent;
  }
}
