package io.orcastrike.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.Health;
import io.orcastrike.report.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever comes, and in whatever order, it stands in exactly one interval of its drone. */
class DroneIntervalsTest {
  private static final int SEEDS = 150;

  private record Sent(Slice slice, boolean closes) {}

  private record Closed(int drone, long number, Slice interval) {}

  private final List<Closed> closed = new ArrayList<>();

  /** What a drone sends: seconds, sometimes many at once, some in parts. */
  private static List<Sent> sent(SplittableRandom random, int longest) {
    List<Sent> sent = new ArrayList<>();
    int second = random.nextInt(4);
    for (int i = random.nextInt(40); i > 0; i--) {
      int to = second + (random.nextInt(6) == 0 ? 1 + random.nextInt(longest) : 1);
      for (int parts = random.nextInt(4) == 0 ? 3 : 1; parts > 0; parts--) {
        sent.add(new Sent(slice(random, second, to), parts == 1));
      }
      second = to;
    }
    return sent;
  }

  private static Slice slice(SplittableRandom random, int from, int to) {
    return Slices.of(from, to)
        .load(random.nextInt(300), random.nextInt(300), random.nextInt(30))
        .succeeded(1 + random.nextInt(20), 1 + random.nextInt(150))
        .series(Slices.key("b", "step", Outcome.FAILED), 5, 1 + random.nextInt(9_000))
        .check("a", "ok", random.nextInt(9), random.nextInt(9))
        .counter("n", random.nextInt(100))
        .value("v", random.nextInt(1_000_000), random.nextInt(10))
        .error("no " + random.nextInt(2), random.nextInt(5))
        .generator(
            Slices.micros(random.nextInt(9_000)),
            Slices.micros(random.nextInt(9_000), 5),
            new Health(random.nextInt(100) / 100.0, 0.5, random.nextInt(500)),
            false)
        .build();
  }

  @Test
  void sumToWhatWasSentWhateverComes() {
    for (int seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int team = 1 + random.nextInt(4);
      int longest = 1 + random.nextInt(30);
      closed.clear();
      DroneIntervals intervals = new DroneIntervals(team, this::close);
      List<List<Sent>> given = new ArrayList<>();
      for (int drone = 0; drone < team; drone++) {
        given.add(sent(random, longest));
      }
      give(random, intervals, given);
      intervals.close();

      for (int drone = 0; drone < team; drone++) {
        int place = drone;
        List<Closed> of = closed.stream().filter(each -> each.drone() == place).toList();
        assertSums(seed, of.stream().map(Closed::interval).toList(), given.get(drone));
        assertThat(of.stream().map(Closed::number).toList())
            .as("seed %d: no two have the same number, nor come in another order", seed)
            .isSorted()
            .doesNotHaveDuplicates();
      }
      intervals.close();
      assertThat(closed.stream().map(Closed::interval)).allMatch(each -> each.from() <= each.to());
      int before = closed.size();
      intervals.close();
      assertThat(closed).as("nothing is written twice").hasSize(before);
    }
  }

  private void close(int drone, long number, Slice interval) {
    closed.add(new Closed(drone, number, interval));
  }

  /** Gives it in any order across drones, with checkpoints and losses where it may be. */
  private static void give(
      SplittableRandom random, DroneIntervals intervals, List<List<Sent>> given) {
    int[] next = new int[given.size()];
    int left = given.stream().mapToInt(List::size).sum();
    while (left > 0) {
      int drone = random.nextInt(given.size());
      if (next[drone] < given.get(drone).size()) {
        Sent part = given.get(drone).get(next[drone]++);
        intervals.add(drone, next[drone], part.slice(), part.closes());
        left--;
      }
      if (random.nextInt(15) == 0) {
        intervals.close();
      }
      if (random.nextInt(60) == 0) {
        intervals.finish(drone);
      }
    }
    intervals.finish(random.nextInt(given.size()));
  }

  private static void assertSums(int seed, List<Slice> intervals, List<Sent> sent) {
    Tally expected = new Tally();
    DistributionBuilder lag = new DistributionBuilder();
    DistributionBuilder probe = new DistributionBuilder();
    Health worst = Health.UNKNOWN;
    for (Sent part : sent) {
      expected.add(part.slice());
      if (part.closes()) {
        lag.add(part.slice().generator().lag());
        probe.add(part.slice().generator().probe());
        worst = worst.worst(part.slice().generator().health());
      }
    }
    Tally actual = new Tally();
    DistributionBuilder actualLag = new DistributionBuilder();
    DistributionBuilder actualProbe = new DistributionBuilder();
    Health actualWorst = Health.UNKNOWN;
    for (Slice interval : intervals) {
      actual.add(interval);
      actualLag.add(interval.generator().lag());
      actualProbe.add(interval.generator().probe());
      actualWorst = actualWorst.worst(interval.generator().health());
    }
    assertThat(actual.series(key -> true))
        .as("seed %d", seed)
        .isEqualTo(expected.series(k -> true));
    assertThat(actual.totals(load -> true, true)).isEqualTo(expected.totals(load -> true, true));
    assertThat(actual.checks()).isEqualTo(expected.checks());
    assertThat(actual.counters()).isEqualTo(expected.counters());
    assertThat(actual.distributions()).isEqualTo(expected.distributions());
    assertThat(errors(intervals)).isEqualTo(errors(sent.stream().map(Sent::slice).toList()));
    assertThat(actualLag.build()).isEqualTo(lag.build());
    assertThat(actualProbe.build()).isEqualTo(probe.build());
    assertThat(actualWorst).isEqualTo(worst);
  }

  private static Map<String, Long> errors(List<Slice> slices) {
    Map<String, Long> errors = new HashMap<>();
    for (Slice slice : slices) {
      for (Slice.Failures failures : slice.errors()) {
        errors.merge(failures.message(), failures.count(), Long::sum);
      }
    }
    errors.values().removeIf(count -> count == 0);
    return errors;
  }

  @Test
  void neverOverlapAndAreTenSecondsLongUnlessASliceIsLonger() {
    for (int seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int longest = seed % 2 == 0 ? 1 : 1 + random.nextInt(30);
      closed.clear();
      DroneIntervals intervals = new DroneIntervals(1, this::close);
      List<Sent> sent = sent(random, longest);
      for (int i = 0; i < sent.size(); i++) {
        intervals.add(0, i + 1, sent.get(i).slice(), sent.get(i).closes());
        // A checkpoint amid the parts of a second divides it; all else is whole.
        if (sent.get(i).closes() && random.nextInt(20) == 0) {
          intervals.close();
        }
      }
      intervals.finish(0);

      int reached = 0;
      for (Closed each : closed) {
        Slice interval = each.interval();
        assertThat(interval.from()).as("seed %d, %s", seed, each).isGreaterThanOrEqualTo(reached);
        assertThat(interval.to() - interval.from()).isLessThanOrEqualTo(9 + longest);
        if (longest == 1) {
          assertThat((interval.to() - 1) / 10).isEqualTo(interval.from() / 10);
        }
        reached = interval.to();
      }
    }
  }

  @Test
  void aFullIntervalEndsWithItsTenthSecondAndHasTheNumberOfItsLastBatch() {
    DroneIntervals intervals = new DroneIntervals(2, this::close);
    for (int second = 0; second < 25; second++) {
      intervals.add(1, second + 1, Slices.second(second).load(1, 1, 0).build(), true);
    }
    assertThat(closed).extracting(Closed::number).containsExactly(10L, 20L);
    assertThat(closed).extracting(Closed::drone).containsOnly(1);
    assertThat(closed.get(1).interval().from()).isEqualTo(10);
    assertThat(closed.get(1).interval().to()).isEqualTo(20);
    intervals.finish(1);
    assertThat(closed).extracting(Closed::number).containsExactly(10L, 20L, 25L);
    assertThat(closed.get(2).interval().to()).isEqualTo(25);
  }

  @Test
  void whatComesAfterTheEndOfADroneStandsForItself() {
    DroneIntervals intervals = new DroneIntervals(1, this::close);
    intervals.add(0, 1, Slices.second(0).succeeded(1, 1).build(), true);
    intervals.finish(0);
    intervals.add(0, 2, Slices.second(1).succeeded(2, 1).build(), false);
    assertThat(closed).hasSize(1);
    intervals.add(0, 3, Slices.second(1).succeeded(3, 1).build(), true);
    intervals.add(0, 4, Slices.of(2, 5).succeeded(4, 1).build(), true);
    assertThat(closed).extracting(Closed::number).containsExactly(1L, 3L, 4L);
    assertThat(closed.get(1).interval().series().get(0).count()).isEqualTo(5);
    assertThat(closed.get(2).interval().from()).isEqualTo(2);
  }

  @Test
  void tellsWhatRunsAtTheEndAndTheWorstOfAllSeconds() {
    DroneIntervals intervals = new DroneIntervals(1, this::close);
    Health hot = new Health(0.9, 0.1, 64);
    intervals.add(
        0,
        1,
        Slices.second(0).generator(Slices.micros(5), Slices.micros(7), hot, false).build(),
        true);
    intervals.add(0, 2, Slices.second(1).succeeded(1, 1).build(), false);
    intervals.add(0, 3, Slices.second(1).build(), true);
    intervals.close();
    Slice.Generator generator = closed.get(0).interval().generator();
    assertThat(generator.health()).isEqualTo(hot);
    assertThat(generator.lag()).isEqualTo(Slices.micros(5));
    assertThat(generator.inFlight()).as("of the last second").isZero();
  }
}
