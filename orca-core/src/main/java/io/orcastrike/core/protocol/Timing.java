package io.orcastrike.core.protocol;

import java.time.Duration;

/**
 * The times of the protocol.
 *
 * <p>Immutable.
 *
 * @param repeat how often what is not answered is said again
 * @param beat how often leader and drones give a sign of life
 * @param startLead how far ahead T0 is set
 * @param confirmBy how long before T0 all must have confirmed
 * @param goRepeat how often GO is said until T0
 * @param late how long after T0 a drone that learns of GO still begins
 * @param joinCounts how long a JOIN counts
 * @param quorumWithin when the run is given up without a quorum
 * @param silence after how long without an answer a drone stops its load and is free
 * @param lostAfterBeats after how many of its own beats without a sign of life the leader counts a
 *     drone as lost
 */
public record Timing(
    Duration repeat,
    Duration beat,
    Duration startLead,
    Duration confirmBy,
    Duration goRepeat,
    Duration late,
    Duration joinCounts,
    Duration quorumWithin,
    Duration silence,
    int lostAfterBeats) {

  /** In one process: no longer than needed. */
  public static final Timing IN_PROCESS =
      new Timing(
          Duration.ofMillis(250),
          Duration.ofSeconds(1),
          Duration.ofMillis(50),
          Duration.ZERO,
          Duration.ofMillis(20),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          15);
}
