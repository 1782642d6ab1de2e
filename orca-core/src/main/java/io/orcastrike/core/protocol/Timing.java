package io.orcastrike.core.protocol;

import java.time.Duration;
import java.util.function.UnaryOperator;

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
 * @param unanswered after how long without an answer a drone without load is free
 * @param lease how long after the leader sent its last answer a drone may start iterations
 * @param unacknowledged after how long without an acknowledgement a drone stops its load, and after
 *     how long an aborted drone that does not end is given up
 * @param busAway after how long without its own beats a leader ends the run
 * @param suspectAfterBeats after how many of its own beats without a sign of life the leader counts
 *     a drone as late
 * @param lostAfterBeats after how many of them as lost
 * @param keep how long a drone keeps data that nobody acknowledges
 * @param steerAhead how long before a change of the load every drone is to know of it
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
    Duration unanswered,
    Duration lease,
    Duration unacknowledged,
    Duration busAway,
    int suspectAfterBeats,
    int lostAfterBeats,
    Duration keep,
    Duration steerAhead) {

  /** Between processes. */
  public static final Timing SWARM =
      new Timing(
          Duration.ofMillis(250),
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          Duration.ofSeconds(1),
          Duration.ofMillis(100),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          5,
          15,
          Duration.ofMinutes(10),
          Duration.ofSeconds(5));

  /** In one process: no longer than needed. */
  public static final Timing IN_PROCESS =
      new Timing(
          SWARM.repeat,
          SWARM.beat,
          Duration.ofMillis(50),
          Duration.ZERO,
          Duration.ofMillis(20),
          SWARM.late,
          SWARM.joinCounts,
          SWARM.quorumWithin,
          SWARM.unacknowledged,
          SWARM.unacknowledged,
          SWARM.unacknowledged,
          SWARM.busAway,
          SWARM.suspectAfterBeats,
          SWARM.lostAfterBeats,
          Duration.ofSeconds(1),
          Duration.ofSeconds(1));

  /** Returns how long a leader waits for drones to say that they are released. */
  Duration releaseWithin() {
    return lease.plus(joinCounts);
  }

  /**
   * Returns the same times, longer or shorter by a factor. Slices stay whole seconds, and a machine
   * on which many processes begin at once needs its second to hear of the start.
   */
  public Timing scaled(double factor) {
    UnaryOperator<Duration> scale =
        time -> Duration.ofNanos(Math.max(1_000_000, (long) (time.toNanos() * factor)));
    return new Timing(
        scale.apply(repeat),
        scale.apply(beat),
        scale.apply(startLead),
        scale.apply(confirmBy),
        scale.apply(goRepeat),
        leastLate(scale.apply(late)),
        scale.apply(joinCounts),
        scale.apply(quorumWithin),
        scale.apply(unanswered),
        scale.apply(lease),
        scale.apply(unacknowledged),
        scale.apply(busAway),
        suspectAfterBeats,
        lostAfterBeats,
        scale.apply(keep),
        scale.apply(steerAhead));
  }

  private static Duration leastLate(Duration scaled) {
    Duration second = Duration.ofSeconds(1);
    return scaled.compareTo(second) < 0 ? second : scaled;
  }

  /** Returns the same times with another limit for finding a quorum. */
  public Timing withQuorumWithin(Duration limit) {
    return with(startLead, limit);
  }

  /** Returns the same times with T0 that far ahead, if it would be nearer. */
  public Timing withStartLead(Duration least) {
    return startLead.compareTo(least) < 0 ? with(least, quorumWithin) : this;
  }

  private Timing with(Duration lead, Duration quorum) {
    return new Timing(
        repeat,
        beat,
        lead,
        confirmBy,
        goRepeat,
        late,
        joinCounts,
        quorum,
        unanswered,
        lease,
        unacknowledged,
        busAway,
        suspectAfterBeats,
        lostAfterBeats,
        keep,
        steerAhead);
  }
}
