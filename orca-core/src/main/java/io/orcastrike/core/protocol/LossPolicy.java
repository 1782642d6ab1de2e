package io.orcastrike.core.protocol;

/**
 * What becomes of a run that loses drones.
 *
 * <p>Immutable.
 *
 * @param kind what is done
 * @param tolerated the largest lost share of the team with which the run goes on, 0 to below 1
 */
public record LossPolicy(Kind kind, double tolerated) {
  /** The run ends with the first loss. */
  public static final LossPolicy STOP = new LossPolicy(Kind.STOP, 0);

  /** What is done about a loss. */
  public enum Kind {
    /** The run ends. */
    STOP,
    /** The others carry on with their own load. */
    CARRY_ON,
    /** The others take up the lost drone's load too. */
    RESPREAD
  }

  /** Checks the share. */
  public LossPolicy {
    if (!(tolerated >= 0 && tolerated < 1)) {
      throw new IllegalArgumentException(
          "the tolerated share of lost drones must be from 0 to below 1, was " + tolerated);
    }
  }

  boolean goesOn(int lost, int team) {
    return kind != Kind.STOP && lost < team && lost <= tolerated * team;
  }
}
