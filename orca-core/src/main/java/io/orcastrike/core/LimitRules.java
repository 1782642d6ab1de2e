package io.orcastrike.core;

import io.orcastrike.api.Plan;
import io.orcastrike.api.Target;
import io.orcastrike.core.load.RunPlan;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rules that a run must keep for a drone with {@link DroneLimits} to take part. */
final class LimitRules {
  /** So that 110/s is not above 100/s times 1.1. */
  private static final double ROUNDING = 1 + 1e-9;

  private static final int MOST_NAMED = 5;

  private LimitRules() {}

  /** Returns what a plan, in the shape of its run, would break: all of it at once. */
  static List<String> broken(DroneLimits limits, RunPlan plan) {
    List<String> broken = new ArrayList<>();
    checkTargets(limits, plan.plan(), broken);
    checkRate(limits, plan, broken);
    checkUsers(limits, plan, broken);
    limits
        .maxDuration()
        .filter(longest -> plan.duration().compareTo(longest) > 0)
        .ifPresent(
            longest ->
                broken.add(
                    "a load must last at most %s here (--max-duration of the drone), lasts %s; make it shorter"
                        .formatted(time(longest), time(plan.duration()))));
    return broken;
  }

  private static void checkTargets(DroneLimits limits, Plan plan, List<String> broken) {
    if (limits.targets().isEmpty()) {
      return;
    }
    if (plan.targets().isEmpty()) {
      broken.add(
          "a plan must declare its targets where a drone was started with --target, plan \"%s\" declares none; add .target(\"https://…\") to it"
              .formatted(plan.name()));
    }
    List<Target> others =
        plan.targets().stream().filter(target -> !limits.permits(target)).toList();
    if (!others.isEmpty()) {
      String named =
          others.stream().limit(MOST_NAMED).map(Target::toString).collect(Collectors.joining(", "));
      broken.add(
          "load must go to %s here (--target of the drone), would go to %s%s; name that to the drone if it is meant"
              .formatted(limits.targetsText(), named, others.size() > MOST_NAMED ? ", …" : ""));
    }
  }

  private static void checkRate(DroneLimits limits, RunPlan plan, List<String> broken) {
    if (limits.maxRate().isPresent()) {
      double most = limits.maxRate().getAsDouble();
      double rate = plan.highestRate();
      if (rate > most * ROUNDING) {
        broken.add(
            "a run's rate must be at most %s here (--max-rate of the drone), reaches %s; --scale makes it less"
                .formatted(rate(most), rate(rate)));
      }
    } else if (limits.maxUsers().isPresent() && plan.hasArrivals()) {
      broken.add(
          "a rate must have a limit where users have one: the drone has --max-users and no"
              + " --max-rate, and the plan has an arrival rate");
    }
  }

  private static void checkUsers(DroneLimits limits, RunPlan plan, List<String> broken) {
    if (limits.maxUsers().isPresent()) {
      int most = limits.maxUsers().getAsInt();
      if (plan.mostUsers() > most) {
        broken.add(
            "a run's users must be at most %,d here (--max-users of the drone), are %,d; --scale makes them fewer"
                .formatted(most, plan.mostUsers()));
      }
    } else if (limits.maxRate().isPresent() && plan.mostUsers() > 0) {
      broken.add(
          "users must have a limit where a rate has one, as nobody knows beforehand how often they"
              + " come: the drone has --max-rate and no --max-users, and the plan has users");
    }
  }

  /** Returns the most by which the rate of a plan may be multiplied; 0: there is no limit. */
  static double mostFactor(DroneLimits limits, RunPlan plan) {
    double rate = plan.highestRate();
    return limits.maxRate().isEmpty() || rate == 0
        ? 0
        : limits.maxRate().getAsDouble() / rate * ROUNDING;
  }

  static String rate(double perSecond) {
    return BigDecimal.valueOf(perSecond)
            .round(new MathContext(6))
            .stripTrailingZeros()
            .toPlainString()
        + "/s";
  }

  static String time(Duration time) {
    return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
  }
}
