package io.orcastrike.core.load;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orcastrike.api.ArrivalRate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SteeredArrivalsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final double[] FACTORS = {0.1, 0.5, 1, 1.5, 7};
  private static final ArrivalRate TEN = arrivalRate(perSecond(10)).hold(Duration.ofSeconds(10));

  private record Change(long instant, double factor, boolean paused) {}

  /**
   * Changes at whole seconds, some at once, of a profile of a few seconds; the last is no pause.
   */
  private static List<Change> changes(SplittableRandom random) {
    List<Change> changes = new ArrayList<>();
    long second = random.nextInt(3);
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      double factor = FACTORS[random.nextInt(FACTORS.length)];
      changes.add(new Change(second * SECOND, factor, i > 1 && random.nextInt(3) == 0));
      second += random.nextInt(4);
    }
    return changes;
  }

  private static SteeredTime time(List<Change> changes) {
    SteeredTime time = SteeredTime.UNSTEERED;
    for (Change change : changes) {
      time = time.changed(change.instant, change.factor, change.paused);
    }
    return time;
  }

  private static Arrivals steered(ArrivalRate profile, long seed, List<Change> changes) {
    return new SteeredArrivals(Arrivals.of(profile, 1, seed), time(changes), SteeredTime.NEVER);
  }

  /**
   * ∫ f(s)·λ(τ(s)) ds by steps of a millisecond, by another way than the code's own: f and τ are
   * carried along, and what is left of a step is added at its end.
   */
  private static double integral(ArrivalRate profile, List<Change> changes, long until) {
    double sum = 0;
    long profileTime = 0;
    double factor = 1;
    boolean paused = false;
    int next = 0;
    for (long now = 0; now < until; ) {
      for (; next < changes.size() && changes.get(next).instant <= now; next++) {
        factor = changes.get(next).factor;
        paused = changes.get(next).paused;
      }
      long step = Math.min(1_000_000, until - now);
      if (!paused) {
        double before = RandomProfiles.area(profile, 1, profileTime / 1e9);
        profileTime += step;
        sum += factor * (RandomProfiles.area(profile, 1, profileTime / 1e9) - before);
      }
      now += step;
    }
    return sum;
  }

  @Test
  void areDueWhereTheIntegralOfTheSteeredRateReachesTheirNumber() {
    int looked = 0;
    for (long seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      ArrivalRate profile = RandomProfiles.of(seed);
      List<Change> changes = changes(random);
      Arrivals arrivals = steered(profile, seed, changes);
      long end = time(changes).reaches(profile.duration().toNanos());
      double total = integral(profile, changes, end);
      assertThat((double) arrivals.total()).as("seed %d", seed).isBetween(total - 1e-4, total + 1);
      for (int i = 0; i < 5 && arrivals.total() > 0; i++) {
        long number = random.nextLong(arrivals.total());
        long due = arrivals.dueNanos(number);
        assertThat(due).as("seed %d", seed).isLessThanOrEqualTo(end);
        assertThat(integral(profile, changes, due))
            .as("seed %d, number %d of %s", seed, number, changes)
            .isCloseTo(number, within(1e-4));
        looked++;
      }
    }
    assertThat(looked).isGreaterThan(1_000);
  }

  @Test
  void keepTheirDueTimesBeforeAChangeAndAreDueNotBeforeItElse() {
    for (long seed = 0; seed < 300; seed++) {
      ArrivalRate plain = RandomProfiles.of(seed);
      ArrivalRate profile = seed % 2 == 0 ? plain : plain.poisson();
      List<Change> changes = changes(new SplittableRandom(seed));
      Arrivals before = steered(profile, seed, changes.subList(0, changes.size() - 1));
      Arrivals after = steered(profile, seed, changes);
      long instant = changes.getLast().instant;
      long last = Long.MIN_VALUE;
      for (long n = 0; n < after.total(); n++) {
        long due = after.dueNanos(n);
        if (n < before.total() && before.dueNanos(n) < instant) {
          assertThat(due).as("seed %d, number %d", seed, n).isEqualTo(before.dueNanos(n));
        } else {
          assertThat(due).as("seed %d, number %d", seed, n).isGreaterThanOrEqualTo(instant);
        }
        assertThat(due).as("seed %d, number %d", seed, n).isGreaterThanOrEqualTo(last);
        last = due;
      }
    }
  }

  @Test
  void comeAfterAPauseAsIfThereHadBeenNone() {
    Arrivals paused =
        steered(TEN, 1, List.of(new Change(3 * SECOND, 1, true), new Change(8 * SECOND, 1, false)));
    assertThat(paused.total()).isEqualTo(100);
    assertThat(paused.dueNanos(29)).isEqualTo(2_900_000_000L);
    assertThat(paused.dueNanos(30)).isEqualTo(8_000_000_000L);
    assertThat(paused.dueNanos(99)).isEqualTo(14_900_000_000L);
  }

  @Test
  void areNeverDueInAPauseThatNobodyEndsButStillPlanned() {
    Arrivals paused = steered(TEN, 1, List.of(new Change(3 * SECOND, 1, true)));
    assertThat(paused.dueNanos(30)).isEqualTo(SteeredTime.NEVER);
    assertThat(paused.total()).isEqualTo(100);
    assertThat(paused.reached(50 * SECOND, 1)).isEqualTo(30);
  }

  @Test
  void areMoreOrFewerWithAnotherRate() {
    assertThat(steered(TEN, 1, List.of(new Change(4 * SECOND, 1.5, false))).total()).isEqualTo(130);
    assertThat(steered(TEN, 1, List.of(new Change(4 * SECOND, 0.1, false))).total()).isEqualTo(46);
    Arrivals doubled = steered(TEN, 1, List.of(new Change(4 * SECOND, 2, false)));
    assertThat(doubled.dueNanos(40)).isEqualTo(4_000_000_000L);
    assertThat(doubled.dueNanos(41)).isEqualTo(4_050_000_000L);
  }

  @Test
  void endAtTheLongestDurationByRealTime() {
    SteeredTime time =
        SteeredTime.UNSTEERED.changed(2 * SECOND, 1, true).changed(5 * SECOND, 1, false);
    Arrivals arrivals = new SteeredArrivals(Arrivals.of(TEN, 1, 1), time, 7 * SECOND);
    assertThat(arrivals.total()).isEqualTo(40);
    Arrivals paused =
        new SteeredArrivals(
            Arrivals.of(TEN, 1, 1), SteeredTime.UNSTEERED.changed(2 * SECOND, 1, true), 7 * SECOND);
    assertThat(paused.total()).as("as if it went on at once").isEqualTo(70);
    Arrivals tooLate =
        new SteeredArrivals(Arrivals.of(TEN, 1, 1), time.changed(9 * SECOND, 5, false), 7 * SECOND);
    assertThat(tooLate.total()).isEqualTo(40);
  }

  @Test
  void ofAPoissonProcessAreOneOfTheSteeredRate() {
    ArrivalRate profile = arrivalRate(perSecond(40)).hold(Duration.ofSeconds(60)).poisson();
    List<Change> changes =
        List.of(
            new Change(10 * SECOND, 3, false),
            new Change(20 * SECOND, 3, true),
            new Change(25 * SECOND, 0.5, false),
            new Change(40 * SECOND, 6, false));
    Arrivals arrivals = steered(profile, 20_261_126, changes);
    double[] distances = new double[(int) arrivals.total() - 1];
    double before = integral(profile, changes, arrivals.dueNanos(0));
    long at = arrivals.dueNanos(0);
    for (int n = 0; n < distances.length; n++) {
      long due = arrivals.dueNanos(n + 1);
      double there = before + piece(changes, at, due) * 40;
      distances[n] = there - before;
      before = there;
      at = due;
    }
    double expected = 40 * (10 + 3 * 10 + 0.5 * 15 + 6 * 25);
    assertThat((double) arrivals.total())
        .as("more than the plan has points for")
        .isCloseTo(expected, within(4 * Math.sqrt(expected)));
    assertThat(PoissonArrivalsTest.kolmogorovSmirnov(distances, x -> 1 - Math.exp(-x)))
        .isLessThan(1.36);
  }

  /** Returns ∫ f ds between two instants. */
  private static double piece(List<Change> changes, long from, long to) {
    double sum = 0;
    double factor = 1;
    long at = from;
    for (Change change : changes) {
      if (change.instant > at) {
        sum += factor * (Math.min(to, change.instant) - at) / 1e9;
        at = Math.min(to, change.instant);
      }
      factor = change.paused ? 0 : change.factor;
    }
    return sum + factor * (to - at) / 1e9;
  }

  @Test
  void areFoundAtOnceInAnyOrderAlsoBeyondThePlan() {
    ArrivalRate profile = arrivalRate(perSecond(30)).hold(Duration.ofSeconds(4)).poisson();
    List<Change> changes = List.of(new Change(SECOND, 9, false));
    Arrivals inOrder = steered(profile, 7, changes);
    long[] due = new long[(int) inOrder.total()];
    for (int n = 0; n < due.length; n++) {
      due[n] = inOrder.dueNanos(n);
    }
    assertThat(due).isSorted().hasSizeGreaterThan(500);
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 200; i++) {
      int n = random.nextInt(due.length);
      assertThat(inOrder.dueNanos(n)).isEqualTo(due[n]);
      assertThat(steered(profile, 7, changes).dueNanos(n)).isEqualTo(due[n]);
    }
  }

  @Test
  void aDroneThatMayNotKnowOfChangesCanHaveReachedWhatItWouldWithoutThem() {
    List<Change> changes =
        List.of(
            new Change(2 * SECOND, 2, false),
            new Change(4 * SECOND, 1, true),
            new Change(6 * SECOND, 0.1, false));
    Arrivals arrivals = steered(TEN, 1, changes);
    assertThat(arrivals.reached(8 * SECOND, 3)).isEqualTo(20 + 40 + 2);
    assertThat(arrivals.reached(8 * SECOND, 2)).isEqualTo(20 + 40 + 2);
    assertThat(arrivals.reached(8 * SECOND, 1)).as("no pause").isEqualTo(20 + 120);
    assertThat(arrivals.reached(8 * SECOND, 0)).isEqualTo(20 + 120);
    assertThat(arrivals.reached(3 * SECOND, 0)).isEqualTo(40);
  }
}
