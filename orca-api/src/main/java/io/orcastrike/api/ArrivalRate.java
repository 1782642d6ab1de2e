package io.orcastrike.api;

import java.time.Duration;
import java.util.List;

/**
 * The open model: iterations start at a rate, whatever the responses do.
 *
 * <p>Immutable. Values are checked by {@link Plan.Builder#build()}.
 *
 * @param start the rate at the start
 * @param stages the pieces of the curve, in order
 * @param spacing how arrivals lie between each other
 * @param maxInFlight iterations that may run at once in the whole swarm; 0: 10,000 a drone
 * @param whenFull what becomes of an arrival that meets the limit
 * @param bounds the times that bound the load
 */
public record ArrivalRate(
    Rate start,
    List<Stage> stages,
    Spacing spacing,
    int maxInFlight,
    WhenFull whenFull,
    Bounds bounds)
    implements LoadProfile {

  /** How arrivals lie between each other. */
  public enum Spacing {
    /** As the curve gives them: at a constant rate, evenly. */
    EVEN,
    /** At random times with the curve's rate, as users who know nothing of each other arrive. */
    POISSON
  }

  /** What becomes of an arrival that meets the limit of iterations in flight. */
  public enum WhenFull {
    /** It is not started, and counted as dropped. */
    DROP,
    /** It waits, and its response time counts from when it was due. */
    QUEUE
  }

  /** Copies the stages. */
  public ArrivalRate {
    stages = List.copyOf(stages);
  }

  static ArrivalRate startingAt(Rate start) {
    return new ArrivalRate(start, List.of(), Spacing.EVEN, 0, WhenFull.DROP, Bounds.DEFAULT);
  }

  /** Goes on to a rate in a straight line. */
  public ArrivalRate rampTo(Rate target, Duration duration) {
    return then(new Stage(target.perSecond(), duration));
  }

  /** Keeps the rate reached. */
  public ArrivalRate hold(Duration duration) {
    return then(new Stage(rateReached(), duration));
  }

  /** Jumps to a rate, keeps it for a time, and jumps back. */
  public ArrivalRate spike(Rate peak, Duration duration) {
    return then(
        new Stage(peak.perSecond(), Duration.ZERO),
        new Stage(peak.perSecond(), duration),
        new Stage(rateReached(), Duration.ZERO));
  }

  /**
   * Jumps up (or, with a negative increment, down) and holds, that many times.
   *
   * @throws IllegalArgumentException if the count is below 1
   */
  public ArrivalRate steps(int count, Rate increment, Duration each) {
    if (count < 1) {
      throw new IllegalArgumentException("steps must be >= 1, were " + count);
    }
    Stage[] steps = new Stage[2 * count];
    for (int i = 0; i < count; i++) {
      double exact = rateReached() + (i + 1) * increment.perSecond();
      double target = Math.abs(exact) < 1e-9 ? 0 : exact; // 0.3 - 3 * 0.1 is a little below 0
      steps[2 * i] = new Stage(target, Duration.ZERO);
      steps[2 * i + 1] = new Stage(target, each);
    }
    return then(steps);
  }

  /** Places arrivals at random times with the curve's rate. */
  public ArrivalRate poisson() {
    return new ArrivalRate(start, stages, Spacing.POISSON, maxInFlight, whenFull, bounds);
  }

  /** Limits the iterations in flight in the whole swarm. */
  public ArrivalRate maxInFlight(int limit, WhenFull whenFull) {
    return new ArrivalRate(start, stages, spacing, limit, whenFull, bounds);
  }

  @Override
  public ArrivalRate maxDuration(Duration maximum) {
    return with(bounds.withMaxDuration(maximum));
  }

  @Override
  public ArrivalRate grace(Duration grace) {
    return with(bounds.withGrace(grace));
  }

  @Override
  public ArrivalRate warmUp(Duration warmUp) {
    return with(bounds.withWarmUp(warmUp));
  }

  @Override
  public Duration duration() {
    return Stages.duration(stages, bounds);
  }

  private double rateReached() {
    return Stages.reached(start.perSecond(), stages);
  }

  private ArrivalRate then(Stage... more) {
    return new ArrivalRate(
        start, Stages.append(stages, more), spacing, maxInFlight, whenFull, bounds);
  }

  private ArrivalRate with(Bounds changed) {
    return new ArrivalRate(start, stages, spacing, maxInFlight, whenFull, changed);
  }
}
