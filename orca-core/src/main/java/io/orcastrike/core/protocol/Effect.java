package io.orcastrike.core.protocol;

import java.util.List;

/**
 * What a state machine wants done, in this order: everything to be recorded is synced before
 * anything is sent.
 */
public sealed interface Effect {

  /** What only a leader does. */
  sealed interface OfLeader extends Effect {}

  /** What only a drone does. */
  sealed interface OfDrone extends Effect {}

  /** Send to a channel. */
  record Send(String channel, Envelope envelope) implements Effect {}

  /** Leader: write to the journal. */
  record Log(Envelope envelope) implements OfLeader {}

  /** Leader: add a batch to the results. */
  record Merge(int drone, Message.Batch batch) implements OfLeader {}

  /** Leader: take up what an earlier one had of all drones together. */
  record Settled(Message.Second second) implements OfLeader {}

  /** Leader: take up what an earlier one had of a drone. */
  record Stood(Message.Standing standing) implements OfLeader {}

  /** Leader: the team is complete, and goes. */
  record Go(List<Member> team, long t0) implements OfLeader {}

  /** Leader: a drone of the team is lost. */
  record Lost(Loss loss, String reason) implements OfLeader {}

  /** Leader: nothing more is to be done. */
  record Over() implements OfLeader {}

  /** Drone: load the test and prepare it; then say prepared or refused. */
  record Prepare(String run, Message.Announce announce) implements OfDrone {}

  /**
   * Drone: begin at T0.
   *
   * @param t0 in monotonic nanoseconds of the drone
   * @param leaseUntil iterations may be started until then, as it stands
   */
  record Begin(int number, int of, long t0, long leaseUntil) implements OfDrone {}

  /** Drone: start nothing more. */
  record Stop() implements OfDrone {}

  /**
   * Drone: start nothing more, interrupt what runs.
   *
   * @param failure why the drone does so by itself; empty: on the leader's order
   */
  record Abort(String failure) implements OfDrone {}

  /**
   * Drone: iterations may be started until then.
   *
   * @param until in monotonic nanoseconds of the drone
   */
  record Lease(long until) implements OfDrone {}

  /** Drone: another drone of the team is lost. */
  record Respread(Loss loss) implements OfDrone {}

  /** Drone: the load changes. */
  record Steer(Steering change) implements OfDrone {}

  /** Drone: nobody acknowledges this; write it to a file. */
  record Keep(List<Envelope> held) implements OfDrone {
    /** Copies what is held. */
    public Keep {
      held = List.copyOf(held);
    }
  }

  /** Drone: clean up where that was not done; the drone is free. */
  record Release() implements OfDrone {}
}
