package io.orcastrike.core.protocol.sim;

import io.orcastrike.core.protocol.Header;
import io.orcastrike.core.protocol.Loss;
import io.orcastrike.core.protocol.Member;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.core.protocol.Steering;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is true of a run, as nobody in it can know; throws once an invariant does not hold. */
final class Truth {
  private final World world;
  private final Spec spec;
  private final Map<String, Part> parts = new HashMap<>();
  private final Map<Long, String> starters = new HashMap<>();
  private List<Member> team = List.of();
  private List<Loss> losses = List.of();
  private List<Steering> steering = List.of();
  private long t0;
  private int epoch;
  private int takenOver;

  Truth(World world, Spec spec) {
    this.world = world;
    this.spec = spec;
  }

  void check(boolean holds, String invariant, String details, Object... arguments) {
    if (!holds) {
      throw new Violation(
          invariant,
          "run %s at %.3f s: ".formatted(spec.run(), world.now() / 1e9)
              + details.formatted(arguments));
    }
  }

  Part part(String process) {
    return parts.computeIfAbsent(process, key -> new Part(this, key));
  }

  /** Returns who has a place in the team that went; empty before it did. */
  String process(int place) {
    return place < team.size() ? team.get(place).process() : "";
  }

  List<Member> team() {
    return team;
  }

  /** A drone heard of GO for this run: before T0, nothing may keep it from beginning. */
  void heardGo(String process, Header from, Message.Beat beat) {
    boolean early = beat.go() != null && world.leaderClock(spec.run()).wallNanos() < beat.go();
    boolean sound = world.isLongAfter(world.troubledUntil);
    if (from.run().equals(spec.run()) && early && sound) {
      part(process).heardGo(from, beat, world.now());
    }
  }

  void started(String identity, String process, long number, boolean inWarmUp) {
    part(process).started(number, inWarmUp, world.now());
    String other = starters.put(number, identity);
    check(
        other == null,
        "no number is started twice",
        "%d by %s and %s",
        number,
        String.valueOf(other),
        identity);
    if (!process.equals(process((int) (number % Math.max(1, team.size()))))) {
      takenOver++;
    }
  }

  /** Returns how many numbers others than their first owners have started. */
  int takenOver() {
    return takenOver;
  }

  int started() {
    return starters.size();
  }

  /** A leader takes the run up. */
  void led(int by) {
    check(by > epoch, "epochs rise from leader to leader", "from %d to %d", epoch, by);
    epoch = by;
  }

  void went(List<Member> members, long at) {
    check(
        team.isEmpty() || (team.equals(members) && t0 == at),
        "a decision survives the leader",
        "team %s, then %s",
        team,
        members);
    team = members;
    t0 = at;
  }

  /** What was decided was told to drones: every later leader must know it. */
  void said(Message.Beat beat) {
    losses = grown("losses", losses, beat.losses());
    steering = grown("steering", steering, beat.steering());
  }

  private <T> List<T> grown(String what, List<T> before, List<T> now) {
    int both = Math.min(now.size(), before.size());
    check(
        now.subList(0, both).equals(before.subList(0, both)),
        "a decision survives the leader",
        "%s %s, then %s",
        what,
        before,
        now);
    return now.size() > both ? now : before;
  }

  /** Returns the changes of the load that drones were told of. */
  List<Steering> steering() {
    return steering;
  }

  /** Returns nanoseconds from T0 by the clock of whoever tells the wall time. */
  long elapsed(long wall) {
    return wall - t0;
  }

  /** A later leader has read its journal. */
  void resumed(boolean knowsGo, List<Loss> known) {
    check(knowsGo || team.isEmpty(), "a decision survives the leader", "the team went");
    check(
        known.size() >= losses.size(),
        "a decision survives the leader",
        "losses %s, then %s",
        losses,
        known);
  }
}
