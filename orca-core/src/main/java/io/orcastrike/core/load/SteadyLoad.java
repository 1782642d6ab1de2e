package io.orcastrike.core.load;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.Iterations;
import io.orcastrike.api.LoadProfile;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Rate;
import io.orcastrike.api.Stage;
import io.orcastrike.api.Users;
import io.orcastrike.api.Workload;
import java.time.Duration;

/**
 * A load that stays as it is, instead of a plan's own curves. All arrivals together reach a rate in
 * a straight line, which is warm-up, and then keep it. Each load has the share of it that its own
 * highest rate has among those of the plan. Users stay as many as the plan has at most, and a fixed
 * number of iterations stays what it is: they are the surroundings, and not what is searched.
 *
 * <p>Immutable.
 *
 * @param perSecond of all arrivals together
 * @param settle the time in which the rate is reached, which is not judged
 * @param hold the time for which it is kept
 */
public record SteadyLoad(double perSecond, Duration settle, Duration hold) {
  /** Checks the values. */
  public SteadyLoad {
    if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
      throw new IllegalArgumentException("a steady rate must be above 0/s, was " + perSecond);
    }
    if (settle.isNegative() || hold.isNegative() || hold.isZero()) {
      throw new IllegalArgumentException(
          "settle must be at least, and hold above 0 s, were %s and %s".formatted(settle, hold));
    }
    if (settle.toNanosPart() % 1_000_000 != 0 || hold.toNanosPart() % 1_000_000 != 0) {
      throw new IllegalArgumentException(
          "settle and hold must be whole milliseconds, were %s and %s".formatted(settle, hold));
    }
  }

  /** Returns the sum of the highest rates of a plan's loads; 0 where none has an arrival rate. */
  public static double highest(Plan plan) {
    return plan.workloads().stream().mapToDouble(SteadyLoad::highest).sum();
  }

  /** Returns the share of the arrivals of a plan, 0 to 1, that a load of it has. */
  public static double share(Workload workload, Plan plan) {
    return highest(workload) / highest(plan);
  }

  private static double highest(Workload workload) {
    return workload.profile() instanceof ArrivalRate rate
        ? rate.stages().stream()
            .mapToDouble(Stage::target)
            .reduce(rate.start().perSecond(), Math::max)
        : 0;
  }

  /**
   * Returns the profile of a plan's load under this one.
   *
   * @throws IllegalArgumentException if no load of the plan has an arrival rate
   */
  LoadProfile of(Workload workload, Plan plan) {
    if (highest(plan) == 0) {
      throw new IllegalArgumentException(
          "a load must have an arrival rate for its rate to be kept, none of plan \"%s\" has one"
              .formatted(plan.name()));
    }
    LoadProfile steady =
        switch (workload.profile()) {
          case ArrivalRate rate -> arrivals(rate, perSecond * share(workload, plan));
          case Users users ->
              LoadProfile.users(users.maxUsers())
                  .pacing(users.pacing())
                  .hold(settle.plus(hold))
                  .grace(users.bounds().grace());
          case Iterations iterations -> iterations.maxDuration(settle.plus(hold));
        };
    return steady.warmUp(settle);
  }

  private ArrivalRate arrivals(ArrivalRate planned, double rate) {
    Rate kept = Rate.perSecond(rate);
    ArrivalRate steady =
        settle.isZero()
            ? LoadProfile.arrivalRate(kept)
            : LoadProfile.arrivalRate(Rate.perSecond(0)).rampTo(kept, settle);
    steady =
        steady
            .hold(hold)
            .grace(planned.bounds().grace())
            .maxInFlight(planned.maxInFlight(), planned.whenFull());
    return switch (planned.spacing()) {
      case EVEN -> steady;
      case POISSON -> steady.poisson();
    };
  }
}
