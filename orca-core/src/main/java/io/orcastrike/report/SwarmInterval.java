package io.orcastrike.report;

/**
 * What all drones together did in an interval.
 *
 * <p>Immutable.
 *
 * @param interval what they did
 * @param team how many drones the team has
 * @param lost how many of them were lost by then
 */
public record SwarmInterval(Interval interval, int team, int lost) implements RecordedInterval {

  @Override
  public int fromSecond() {
    return interval.fromSecond();
  }

  @Override
  public int toSecond() {
    return interval.toSecond();
  }
}
