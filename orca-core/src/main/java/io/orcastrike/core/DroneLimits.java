package io.orcastrike.core;

import io.orcastrike.api.NotPermittedException;
import io.orcastrike.api.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What a drone takes part in, whatever a leader asks for. Rates and users are those of a whole run,
 * not of this drone's part of it.
 *
 * <p>Immutable.
 *
 * @param targets where load may go; empty: anywhere
 * @param maxRate the highest rate of all arrivals together, per second; empty: any
 * @param maxUsers the most users of all loads together; empty: any
 * @param maxDuration the longest load, pauses apart, in which none is made; empty: any
 */
public record DroneLimits(
    List<TargetPattern> targets,
    OptionalDouble maxRate,
    OptionalInt maxUsers,
    Optional<Duration> maxDuration) {

  /** Takes part in whatever is asked for. */
  public static final DroneLimits NONE =
      new DroneLimits(List.of(), OptionalDouble.empty(), OptionalInt.empty(), Optional.empty());

  /**
   * Checks the limits, and copies the list.
   *
   * @throws IllegalArgumentException if one is not above 0
   */
  public DroneLimits {
    targets = List.copyOf(targets);
    if (maxRate.isPresent() && !(maxRate.getAsDouble() > 0 && maxRate.getAsDouble() < 1e12)) {
      throw new IllegalArgumentException(
          "the highest rate must be above 0/s, was " + maxRate.getAsDouble());
    }
    if (maxUsers.isPresent() && maxUsers.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "the most users must be >= 1, were " + maxUsers.getAsInt());
    }
    if (maxDuration.isPresent() && !maxDuration.get().isPositive()) {
      throw new IllegalArgumentException(
          "the longest load must be above 0 s, was " + maxDuration.get());
    }
  }

  boolean permits(Target target) {
    return targets.isEmpty() || targets.stream().anyMatch(pattern -> pattern.permits(target));
  }

  /** Throws, before anything is looked up or connected to, unless load may go there. */
  void requirePermitted(Target target) {
    if (!permits(target)) {
      throw new NotPermittedException(
          "load must go to %s here (--target of this drone), was to go to %s"
              .formatted(targetsText(), target));
    }
  }

  String targetsText() {
    return targets.stream().map(TargetPattern::toString).collect(Collectors.joining(", "));
  }

  /** Says it for whoever started the drone. */
  @Override
  public String toString() {
    List<String> said = new ArrayList<>();
    said.add(targets.isEmpty() ? "anywhere" : "to " + targetsText());
    maxRate.ifPresent(rate -> said.add("at most " + LimitRules.rate(rate)));
    maxUsers.ifPresent(users -> said.add("at most %,d users".formatted(users)));
    maxDuration.ifPresent(time -> said.add("for at most " + LimitRules.time(time)));
    return String.join(", ", said);
  }
}
