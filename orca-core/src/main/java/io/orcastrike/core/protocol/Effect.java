package io.orcastrike.core.protocol;

import java.util.List;

/**
 * What a state machine wants done, in this order: everything to be recorded is synced before
 * anything is sent.
 */
public sealed interface Effect {

  /** Send to a channel. */
  record Send(String channel, Envelope envelope) implements Effect {}

  /** Leader: write to the journal. */
  record Log(Envelope envelope) implements Effect {}

  /** Leader: add a batch to the results. */
  record Merge(int drone, Message.Batch batch) implements Effect {}

  /** Leader: the team is complete, and goes. */
  record Go(List<Member> team, long t0) implements Effect {}

  /** Leader: a drone of the team is lost. */
  record Lost(Loss loss, String reason) implements Effect {}

  /** Leader: nothing more is to be done. */
  record Over() implements Effect {}

  /** Drone: load the test and prepare it; then say prepared or refused. */
  record Prepare(String run, Message.Announce announce) implements Effect {}

  /**
   * Drone: begin at T0.
   *
   * @param t0 in monotonic nanoseconds of the drone
   * @param leaseUntil iterations may be started until then, as it stands
   */
  record Begin(int number, int of, long t0, long leaseUntil) implements Effect {}

  /** Drone: start nothing more. */
  record Stop() implements Effect {}

  /**
   * Drone: start nothing more, interrupt what runs.
   *
   * @param failure why the drone does so by itself; empty: on the leader's order
   */
  record Abort(String failure) implements Effect {}

  /**
   * Drone: iterations may be started until then.
   *
   * @param until in monotonic nanoseconds of the drone
   */
  record Lease(long until) implements Effect {}

  /** Drone: another drone of the team is lost. */
  record Respread(Loss loss) implements Effect {}

  /** Drone: the load changes. */
  record Steer(Steering change) implements Effect {}

  /** Drone: nobody acknowledges this; write it to a file. */
  record Keep(List<Envelope> held) implements Effect {
    /** Copies what is held. */
    public Keep {
      held = List.copyOf(held);
    }
  }

  /** Drone: clean up where that was not done; the drone is free. */
  record Release() implements Effect {}
}
