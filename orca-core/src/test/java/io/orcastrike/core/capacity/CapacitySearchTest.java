package io.orcastrike.core.capacity;

import static io.orcastrike.report.Capacity.Outcome.BROKEN;
import static io.orcastrike.report.Capacity.Outcome.KEPT;
import static io.orcastrike.report.Capacity.Outcome.UNTRUSTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.report.Capacity;
import io.orcastrike.report.Capacity.Outcome;
import io.orcastrike.report.Capacity.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CapacitySearchTest {
  private static final CapacitySearch SEARCH = search(100);

  @Test
  void doublesUntilARateBreaksAndThenHalvesTheRatio() {
    assertThat(ratesOf(SimulatedTarget.of(700).trials(SEARCH)))
        .containsExactly(
            100.0, 200.0, 400.0, 800.0, 566.0, 673.0, 734.0, 703.0, 673.0, 673.0, 703.0, 703.0);
  }

  @Test
  void halvesFromARateThatBreaksAtOnce() {
    assertThat(ratesOf(SimulatedTarget.of(30).trials(SEARCH))).startsWith(100.0, 50.0, 25.0, 35.4);
  }

  @Test
  void repeatsBothEndsUntilTheyAreSure() {
    List<Trial> trials = SimulatedTarget.of(700).trials(SEARCH);
    assertThat(trials.stream().filter(trial -> trial.rate() == 673)).hasSize(3);
    assertThat(trials.stream().filter(trial -> trial.rate() == 703)).hasSize(3);
    Capacity found = SEARCH.conclude(List.of("p95 < 1 ms"), trials);
    assertThat(found.low()).hasValue(673);
    assertThat(found.high()).hasValue(703);
    assertThat(found.conclusion())
        .isEqualTo("kept at 673/s, 3 of 3 times; broken at 703/s, 3 of 3 times");
    assertThat(SEARCH.ending(trials)).isEqualTo(Ending.FOUND);
  }

  @Test
  void findsEveryCapacityOfASteadyTargetWithinThePrecision() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      double capacity = 100 * Math.exp(4 * random.nextDouble() - 2);
      double precision = random.nextBoolean() ? 0.05 : 0.01 + 0.2 * random.nextDouble();
      CapacitySearch search = new CapacitySearch(100, 1, 1e7, precision, 2, 40);
      List<Trial> trials = SimulatedTarget.of(capacity).trials(search);
      Capacity found = search.conclude(List.of(), trials);
      assertThat(search.ending(trials)).isEqualTo(Ending.FOUND);
      double low = found.low().getAsDouble();
      assertThat(low).isLessThanOrEqualTo(capacity);
      assertThat(found.high().getAsDouble())
          .isGreaterThan(capacity)
          .isLessThanOrEqualTo(low * (1 + precision) * (1 + 1e-6));
    }
  }

  /** The shares stand in docs/capacity.md. */
  @Test
  void theTruthIsInTheRangeOfANoisyTarget() {
    assertThat(shareInRange(0.01, 0)).isBetween(0.97, 0.995);
    assertThat(shareInRange(0.02, 0)).isBetween(0.94, 0.98);
    assertThat(shareInRange(0.05, 0)).isBetween(0.88, 0.94);
    assertThat(shareInRange(0.02, 0.05)).isBetween(0.93, 0.98);
  }

  private static double shareInRange(double noise, double mishap) {
    int inRange = 0;
    int found = 0;
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      double capacity = 100 * Math.exp(4 * random.nextDouble() - 2);
      SimulatedTarget target =
          new SimulatedTarget(capacity, noise, mishap, Double.POSITIVE_INFINITY, random);
      Capacity range = SEARCH.conclude(List.of(), target.trials(SEARCH));
      if (range.low().isPresent() && range.high().isPresent()) {
        found++;
        if (range.low().getAsDouble() <= capacity && capacity <= range.high().getAsDouble()) {
          inRange++;
        }
      }
    }
    assertThat(found).isGreaterThan(1_980);
    return (double) inRange / found;
  }

  @Test
  void oneContraryTrialAtAnEndWidensTheRangeByTheGapOnly() {
    List<Trial> trials = SimulatedTarget.of(700).trials(SEARCH);
    trials.set(indexOfSecond(trials, 673), SimulatedTarget.trial(673, BROKEN));
    List<Trial> more = continued(trials, 700);
    Capacity found = SEARCH.conclude(List.of(), more);
    assertThat(found.low().getAsDouble()).isBetween(640.0, 672.0);
    assertThat(found.high()).hasValue(703);
    assertThat(found.conclusion()).endsWith("; between them trials went either way");
    assertThat(SEARCH.ending(more)).isEqualTo(Ending.FOUND);
  }

  private static int indexOfSecond(List<Trial> trials, double rate) {
    int first = ratesOf(trials).indexOf(rate);
    return first + 1 + ratesOf(trials.subList(first + 1, trials.size())).indexOf(rate);
  }

  private static List<Trial> continued(List<Trial> begun, double capacity) {
    List<Trial> trials = new ArrayList<>(begun);
    while (SEARCH.next(trials).isPresent()) {
      double rate = SEARCH.next(trials).getAsDouble();
      trials.add(SimulatedTarget.trial(rate, rate > capacity ? BROKEN : KEPT));
    }
    return trials;
  }

  @Test
  void neverCallsTheLimitOfTheDronesTheCapacity() {
    List<Trial> trials = SimulatedTarget.of(700).reachedUpTo(300).trials(SEARCH);
    Capacity found = SEARCH.conclude(List.of(), trials);
    assertThat(SEARCH.ending(trials)).isEqualTo(Ending.OUT_OF_REACH);
    assertThat(found.low().getAsDouble()).isBetween(283.0, 300.0);
    assertThat(found.high()).isEmpty();
    assertThat(found.conclusion())
        .contains("the numbers cannot be believed (UNTRUSTED it was)")
        .endsWith("that is the limit of the drones, and not of the target; add drones");
    assertThat(trials.stream().filter(trial -> trial.rate() == 400)).hasSize(2);
    assertThat(ratesOf(trials)).allMatch(rate -> rate <= 400);
  }

  @Test
  void findsTheCapacityBelowWhatTheDronesDoNotReach() {
    List<Trial> trials = SimulatedTarget.of(250).reachedUpTo(300).trials(SEARCH);
    Capacity found = SEARCH.conclude(List.of(), trials);
    assertThat(SEARCH.ending(trials)).isEqualTo(Ending.FOUND);
    assertThat(found.low().getAsDouble()).isLessThanOrEqualTo(250);
    assertThat(found.high().getAsDouble()).isBetween(250.0, 263.0);
  }

  @Test
  void oneTrialThatCannotBeBelievedIsRepeated() {
    assertThat(next(UNTRUSTED)).isEqualTo(100);
    assertThat(next(UNTRUSTED, KEPT)).isEqualTo(200);
    assertThat(next(UNTRUSTED, UNTRUSTED)).isEqualTo(50);
  }

  private static double next(Outcome... outcomes) {
    List<Trial> trials = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      trials.add(SimulatedTarget.trial(100, outcome));
    }
    return SEARCH.next(trials).getAsDouble();
  }

  @Test
  void saysThatNoRateWasKept() {
    List<Trial> trials = SimulatedTarget.of(1).trials(SEARCH);
    Capacity found = SEARCH.conclude(List.of(), trials);
    assertThat(SEARCH.ending(trials)).isEqualTo(Ending.NEVER_KEPT);
    assertThat(found.low()).isEmpty();
    assertThat(found.conclusion())
        .isEqualTo(
            "broken at 1.56/s, 3 of 3 times, the lowest rate that was to be tried (BROKEN it was)");
  }

  @Test
  void stopsAtTheHighestRateAllowed() {
    CapacitySearch search = new CapacitySearch(100, 1, 500, 0.05, 2, 20);
    List<Trial> trials = SimulatedTarget.of(9_000).trials(search);
    assertThat(ratesOf(trials)).containsExactly(100.0, 200.0, 400.0, 500.0, 500.0);
    assertThat(search.ending(trials)).isEqualTo(Ending.NEVER_BROKEN);
    assertThat(search.conclude(List.of(), trials).conclusion())
        .isEqualTo("kept at 500/s, 2 of 2 times, the highest rate that was to be tried");
  }

  @Test
  void endsAfterTheMostTrialsAndSaysSo() {
    CapacitySearch search = new CapacitySearch(100, 1, 1e7, 0.05, 3, 6);
    List<Trial> trials = SimulatedTarget.of(700).trials(search);
    assertThat(trials).hasSize(6);
    assertThat(search.ending(trials)).isEqualTo(Ending.UNFINISHED);
    assertThat(search.conclude(List.of(), trials).conclusion())
        .isEqualTo(
            "ended after 6 trials, before it was sure: kept at 673/s, 1 of 1 times; broken at"
                + " 800/s, 1 of 1 times");
  }

  @Test
  void endsWhateverHappens() {
    Random random = new Random(3);
    Outcome[] outcomes = Outcome.values();
    for (int i = 0; i < 2_000; i++) {
      CapacitySearch search = new CapacitySearch(100, 1.56, 1_000, 0.01, 3, 200);
      List<Trial> trials = new ArrayList<>();
      double[] shares = {random.nextDouble(), random.nextDouble()};
      while (search.next(trials).isPresent()) {
        double rate = search.next(trials).getAsDouble();
        assertThat(rate).isBetween(1.56, 1_000.0);
        int which = random.nextDouble() < shares[0] ? 0 : random.nextDouble() < shares[1] ? 1 : 2;
        trials.add(SimulatedTarget.trial(rate, outcomes[which]));
      }
      assertThat(trials).hasSizeBetween(1, 200);
      Capacity said = search.conclude(List.of(), trials);
      assertThat(said.conclusion()).isNotBlank();
      if (said.low().isPresent() && said.high().isPresent()) {
        assertThat(said.low().getAsDouble()).isLessThan(said.high().getAsDouble());
      }
    }
  }

  @Test
  void refusesWhatCannotBeSearched() {
    assertThatThrownBy(() -> new CapacitySearch(100, 200, 300, 0.05, 2, 9))
        .hasMessage("rates must be 0 < least <= from <= most, were 200.0, 100.0 and 300.0");
    assertThatThrownBy(() -> new CapacitySearch(100, 1, 300, 0.001, 2, 9))
        .hasMessageStartingWith("precision must be 1 to 100 %, was 0.1");
    assertThatThrownBy(() -> new CapacitySearch(100, 1, 300, 0.05, 0, 9))
        .hasMessage("repeats must be 1 to 20, were 0");
    assertThatThrownBy(() -> new CapacitySearch(100, 1, 300, 0.05, 2, 0))
        .hasMessage("trials must be 1 to 200, were 0");
  }

  private static CapacitySearch search(double from) {
    return new CapacitySearch(from, 1.56, 1e7, 0.05, 3, 24);
  }

  private static List<Double> ratesOf(List<Trial> trials) {
    return trials.stream().map(Trial::rate).toList();
  }
}
