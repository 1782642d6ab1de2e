package io.orcastrike.core;

import io.orcastrike.core.measure.DroneIntervals;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.protocol.Member;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.report.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes the run's record into the journal: what each drone, and all together, did interval by
 * interval. As a leader takes up a run, the same intervals come again from the same batches.
 *
 * <p>Used by one thread at a time.
 */
final class IntervalLog {
  private final LeaderLog log;
  private final List<Member> team;
  private final DroneIntervals drones;
  private Consumer<Message> written;
  private int lost;

  IntervalLog(LeaderLog log, List<Member> team) {
    this.log = log;
    this.team = team;
    this.drones = new DroneIntervals(team.size(), this::record);
    this.written = log::record;
  }

  /** Adds what was merged of a batch. */
  void add(int drone, Message.Batch batch, Slice merged) {
    drones.add(drone, batch.number(), merged, batch.closes());
  }

  /** Notes that a drone has sent its last. */
  void finish(int drone) {
    drones.finish(drone);
  }

  /** Notes that a drone is lost. */
  void lost(int drone) {
    lost++;
    drones.finish(drone);
  }

  /** Writes what all drones together did in an interval. */
  void swarm(Interval interval) {
    log.record(new Message.OfSwarm(interval, team.size(), lost));
  }

  /** Writes what is open, since no more comes. */
  void close() {
    drones.close();
  }

  /**
   * Closes what is open and returns it, to be written when a checkpoint holds it: no sink may see
   * what a later leader would divide in another way.
   */
  List<Message> take() {
    List<Message> taken = new ArrayList<>();
    written = taken::add;
    drones.close();
    written = log::record;
    return taken;
  }

  private void record(int drone, long number, Slice interval) {
    Member member = team.get(drone);
    List<Slice> parts = log.parts(interval);
    for (int i = 0; i < parts.size(); i++) {
      boolean closes = i == parts.size() - 1;
      written.accept(new Message.OfDrone(member, drone, number, parts.get(i), closes));
    }
  }
}
