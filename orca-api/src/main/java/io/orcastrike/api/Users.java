package io.orcastrike.api;

import java.time.Duration;
import java.util.List;

/**
 * The closed model: users, each running one iteration after another.
 *
 * <p>Immutable. Values are checked by {@link Plan.Builder#build()}.
 *
 * @param start users at the start
 * @param stages the pieces of the curve, in order
 * @param pacing the least time from one start of a user to its next; zero: as fast as it can
 * @param bounds the times that bound the load
 */
public record Users(int start, List<Stage> stages, Duration pacing, Bounds bounds)
    implements LoadProfile {

  /** Copies the stages. */
  public Users {
    stages = List.copyOf(stages);
  }

  static Users startingWith(int start) {
    return new Users(start, List.of(), Duration.ZERO, Bounds.DEFAULT);
  }

  /** Goes on to a number of users in a straight line. */
  public Users rampTo(int target, Duration duration) {
    return then(new Stage(target, duration));
  }

  /** Keeps the number reached. */
  public Users hold(Duration duration) {
    return then(new Stage(Stages.reached(start, stages), duration));
  }

  /** Starts a user's iterations at least this far apart, each due at its own time. */
  public Users pacing(Duration pacing) {
    return new Users(start, stages, pacing, bounds);
  }

  @Override
  public Users maxDuration(Duration maximum) {
    return with(bounds.withMaxDuration(maximum));
  }

  @Override
  public Users grace(Duration grace) {
    return with(bounds.withGrace(grace));
  }

  @Override
  public Users warmUp(Duration warmUp) {
    return with(bounds.withWarmUp(warmUp));
  }

  @Override
  public Duration duration() {
    return Stages.duration(stages, bounds);
  }

  /** Returns the most users that are active at once. */
  public int maxUsers() {
    return (int) Math.ceil(stages.stream().mapToDouble(Stage::target).reduce(start, Math::max));
  }

  private Users then(Stage stage) {
    return new Users(start, Stages.append(stages, stage), pacing, bounds);
  }

  private Users with(Bounds changed) {
    return new Users(start, stages, pacing, changed);
  }
}
