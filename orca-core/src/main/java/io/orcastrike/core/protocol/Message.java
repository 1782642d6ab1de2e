package io.orcastrike.core.protocol;

import io.orcastrike.core.measure.DroneState;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.measure.Sums;
import io.orcastrike.report.Interval;
import io.orcastrike.report.LockedFile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What leader and drones say to each other. Instants are wall-clock nanoseconds of the leader.
 *
 * <p>Immutable.
 */
public sealed interface Message {

  /** Leader to its journal: what a later leader needs and no drone does. */
  record Opening(
      Map<String, String> tags,
      String note,
      long trustLagNanos,
      double trustLagShare,
      double trustGeneratorDrops,
      LossPolicy losses)
      implements Message {
    /** Copies the tags. */
    public Opening {
      tags = Map.copyOf(tags);
    }
  }

  /**
   * Leader to all: a run wants drones.
   *
   * @param maxDurationMillis when every load ends at the latest; 0: when the plan says
   * @param steadyRate arrivals per second that are kept instead of the plan's curves; 0: as planned
   * @param settleMillis in which that rate is reached
   * @param holdMillis for which it is kept
   * @param thresholds instead of the plan's own, as they print themselves; none: the plan's
   */
  record Announce(
      String test,
      List<LockedFile> lock,
      Map<String, String> parameters,
      Map<String, String> values,
      long seed,
      double scale,
      long maxDurationMillis,
      double steadyRate,
      long settleMillis,
      long holdMillis,
      List<String> thresholds,
      int least,
      int most,
      long notAfter)
      implements Message {
    /** Copies the collections. */
    public Announce {
      lock = List.copyOf(lock);
      parameters = Map.copyOf(parameters);
      values = Map.copyOf(values);
      thresholds = List.copyOf(thresholds);
    }
  }

  /** Leader to one drone, in answer to each of its messages: how it stands with the run. */
  record Answer(View view, String reason, long echoedNumber, long echoedSentAt, long nextBatch)
      implements Message {}

  /** How a drone stands with a run. */
  enum View {
    /** Joined, or in the team. */
    WELCOME,
    /** The team is complete without it. */
    NOT_NEEDED,
    /** It may not take part; the reason says why. */
    REFUSED,
    /** It was given up as lost. */
    PUT_OUT
  }

  /** Leader to team: be ready for T0. Only arms. */
  record Start(List<Member> team, long t0) implements Message {
    /** Copies the team. */
    public Start {
      team = List.copyOf(team);
    }
  }

  /**
   * Leader to team, again and again: what is to be done.
   *
   * @param go for which T0 the run goes
   * @param losses all there were, in order
   * @param steering all changes of the load, in order
   */
  record Beat(
      Order order, String reason, @Nullable Long go, List<Loss> losses, List<Steering> steering)
      implements Message {
    /** Copies the lists. */
    public Beat {
      losses = List.copyOf(losses);
      steering = List.copyOf(steering);
    }
  }

  /** What the team is to do. */
  enum Order {
    /** Carry on. */
    RUN,
    /** Start nothing more, let finish what runs. */
    STOP,
    /** Start nothing more, interrupt what runs. */
    ABORT,
    /** All has arrived: be free. */
    RELEASE
  }

  /**
   * Drone to leader: ready, with this plan.
   *
   * @param mostFactor by which the plan's rate may be multiplied there; 0: any
   */
  record Join(String name, List<String> planDigest, double mostFactor) implements Message {
    /** Copies the digest. */
    public Join {
      planDigest = List.copyOf(planDigest);
    }
  }

  /**
   * Drone to leader: will not take part.
   *
   * @param prepareFailed whether it would have, had the test's {@code prepare} not failed
   */
  record Refuse(String name, String reason, boolean prepareFailed) implements Message {}

  /** Drone to leader: armed for T0. */
  record Confirm(long t0) implements Message {}

  /**
   * To all leaders: who leads a run?
   *
   * @param call by which the answer is known
   * @param run its id, or the end of it
   */
  record WhoLeads(String call, String run) implements Message {}

  /**
   * Leader to who asked: this one does.
   *
   * @param call that it answers
   * @param ticket by which one command can be given
   */
  record Leads(String call, String ticket) implements Message {}

  /**
   * To a leader: a command for its run, repeated until answered.
   *
   * @param command as people write it
   */
  record Steer(String ticket, String command, String by) implements Message {}

  /** Leader to who gave the command: what came of it. */
  record SteerReply(String ticket, boolean accepted, String text) implements Message {}

  /** Leader to its journal: a command by which somebody steered the run, or tried to. */
  record Steered(long second, String command, String by, boolean accepted, String text)
      implements Message {}

  /**
   * Drone to leader, each second: a sign of life.
   *
   * @param lossesKnown how many losses it has taken in
   * @param steeringKnown how many changes of the load
   * @param steeringInTime how many of them, from the first on, before they were due
   * @param elapsedNanos since T0, by its own clock; 0 while it does not run
   */
  record Heartbeat(
      Phase phase,
      long oldestHeld,
      long newestHeld,
      int lossesKnown,
      int steeringKnown,
      int steeringInTime,
      long elapsedNanos)
      implements Message {}

  /** What a drone of a team is doing. */
  enum Phase {
    /** Making load. */
    RUNNING,
    /** Its load has ended, its data may still be on the way. */
    STOPPED,
    /** Done with the run, with nothing held. */
    RELEASED
  }

  /**
   * Drone to leader: results. Immutable, numbered from 1, repeated until acknowledged.
   *
   * @param number of the batch
   * @param oldestHeld the oldest batch that can still be repeated
   * @param slice what was recorded
   * @param closes whether this is the last batch of the slice's seconds
   * @param last in the final batch: the totals
   */
  record Batch(
      long number, long oldestHeld, @Nullable Slice slice, boolean closes, @Nullable Last last)
      implements Message {}

  /**
   * Leader to its journal: what all drones together recorded in a second.
   *
   * @param part what, or a part of it
   * @param covers whether it is the last part of a second that does not change any more
   */
  record Second(Slice part, boolean covers) implements Message {}

  /**
   * Leader to its journal: what a drone recorded in an interval.
   *
   * @param drone its place in the team
   * @param number of the last batch in it
   * @param part what, or a part of it
   * @param closes whether it is the last part, which tells how the drone did
   */
  record OfDrone(Member member, int drone, long number, Slice part, boolean closes)
      implements Message {}

  /**
   * Leader to its journal: what all drones together did in an interval.
   *
   * @param team how many drones the team has
   * @param lost how many of them were lost by then
   */
  record OfSwarm(Interval interval, int team, int lost) implements Message {}

  /**
   * Leader to its journal: how it stands with a drone of the team.
   *
   * @param drone its place
   * @param nextBatch the number expected next
   * @param gap whether batches before are missing for ever
   * @param last what it said at its end, once it did
   * @param state what it has sent, without its final word
   */
  record Standing(int drone, long nextBatch, boolean gap, @Nullable Last last, DroneState state)
      implements Message {}

  /**
   * What a drone says at its end.
   *
   * @param failure why the load ended before its time by itself; empty: it did not
   * @param sums how much it recorded, for comparison
   * @param notReached its iterations that were never due, by workload
   * @param endless its iterations that did not end although interrupted, by workload
   * @param results free-form results of the test
   * @param warnings in plain words
   * @param asked the parameters its code has asked for
   * @param startSkewMicros its load began that much after T0, by the leader's clock
   * @param startSkewBoundMicros by which that may be wrong, either way
   * @param loadMicros its last iteration ended that much after T0
   */
  record Last(
      String failure,
      Sums sums,
      Map<String, Long> notReached,
      Map<String, Long> endless,
      Map<String, String> results,
      List<String> warnings,
      List<String> asked,
      long startSkewMicros,
      long startSkewBoundMicros,
      long loadMicros) {
    /** Copies the collections. */
    public Last {
      notReached = Map.copyOf(notReached);
      endless = Map.copyOf(endless);
      results = Map.copyOf(results);
      warnings = List.copyOf(warnings);
      asked = List.copyOf(asked);
    }

    /**
     * Returns the same, told by the leader's clock.
     *
     * @param laterMicros the leader's clock says the load began so much later than the drone's
     * @param boundMicros by which that may be wrong
     */
    Last skewed(long laterMicros, long boundMicros) {
      return new Last(
          failure,
          sums,
          notReached,
          endless,
          results,
          warnings,
          asked,
          startSkewMicros + laterMicros,
          boundMicros,
          loadMicros);
    }
  }
}
