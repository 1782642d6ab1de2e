package io.orcastrike.core.capacity;

import io.orcastrike.report.Capacity.Outcome;
import io.orcastrike.report.Capacity.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;

/**
 * A target whose capacity is known, and in each trial a little another one.
 *
 * @param capacity per second
 * @param noise by which it varies from trial to trial, of its logarithm
 * @param mishap the share of trials that break for reasons of their own
 * @param reach from which rate on trials cannot be believed
 * @param random of what varies
 */
record SimulatedTarget(double capacity, double noise, double mishap, double reach, Random random) {
  /** A target that is the same in every trial. */
  static SimulatedTarget of(double capacity) {
    return new SimulatedTarget(capacity, 0, 0, Double.POSITIVE_INFINITY, new Random(1));
  }

  SimulatedTarget reachedUpTo(double rate) {
    return new SimulatedTarget(capacity, noise, mishap, rate, random);
  }

  /** Returns the trials of a search, in order. */
  List<Trial> trials(CapacitySearch search) {
    List<Trial> trials = new ArrayList<>();
    for (OptionalDouble next = search.next(trials); next.isPresent(); next = search.next(trials)) {
      trials.add(trial(next.getAsDouble()));
    }
    return trials;
  }

  private Trial trial(double rate) {
    double now = capacity * Math.exp(noise * random.nextGaussian());
    boolean broken = rate > now | random.nextDouble() < mishap;
    Outcome outcome = broken ? Outcome.BROKEN : Outcome.KEPT;
    return trial(rate, rate > reach ? Outcome.UNTRUSTED : outcome);
  }

  static Trial trial(double rate, Outcome outcome) {
    String reason = outcome == Outcome.KEPT ? "" : outcome + " it was";
    return new Trial(rate, rate, 1, 2, 3, 0, outcome, reason, "run");
  }
}
