package io.orcastrike.core.protocol;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The drones that a leader has heard of.
 *
 * <p>Used by one thread at a time.
 */
final class Roster {
  /** So that equal swarms make equal teams; a number behind a name counts as a number. */
  private static final Comparator<Peer> BY_NAME =
      Comparator.comparingInt((Peer peer) -> peer.name.length())
          .thenComparing(peer -> peer.name)
          .thenComparing(peer -> peer.process);

  private final List<String> canonical;
  private final Duration joinCounts;
  private final Map<String, Peer> peers = new LinkedHashMap<>();
  private boolean prepareFailed;

  /**
   * Makes a roster.
   *
   * @param canonical the plan, line by line, that every drone must have too
   * @param joinCounts how long a sign of readiness counts
   */
  Roster(List<String> canonical, Duration joinCounts) {
    this.canonical = canonical;
    this.joinCounts = joinCounts;
  }

  @Nullable Peer find(String process) {
    return peers.get(process);
  }

  /** Takes in what a drone says of itself, and returns what is known of it. */
  @Nullable Peer hear(Envelope envelope, Now now) {
    String process = envelope.header().sender();
    switch (envelope.message()) {
      case Message.Join join -> join(process, join, now);
      case Message.Refuse refuse -> refuse(process, refuse, now);
      default -> {} // says something else
    }
    return find(process);
  }

  /** Takes in a drone that is ready, or turns it away because its plan differs. */
  void join(String process, Message.Join join, Now now) {
    if (!peers.containsKey(process)) {
      String refusal =
          PlanDigest.firstDifference(canonical, join.planDigest())
              .map(line -> "its plan differs from the leader's, first at: " + line)
              .orElse(null);
      Member member = new Member(process, join.name(), join.mostFactor());
      peers.put(process, new Peer(member, refusal, now.nanos()));
    }
  }

  /** Takes in a drone of a team that an earlier leader formed. */
  Peer restore(Member member, Now now) {
    return peers.computeIfAbsent(member.process(), process -> new Peer(member, null, now.nanos()));
  }

  /** Notes a drone that will not take part. */
  void refuse(String process, Message.Refuse refuse, Now now) {
    prepareFailed |= refuse.prepareFailed();
    Member member = new Member(process, refuse.name(), 0);
    peers.putIfAbsent(process, new Peer(member, refuse.reason(), now.nanos()));
  }

  /** Leaves a drone out until it is heard of again. */
  void leaveOut(Peer peer, Now now) {
    peer.seenAt = now.nanos() - joinCounts.toNanos() - 1;
  }

  /** Returns the drones that can be chosen for a team, in order. */
  List<Peer> ready(Now now) {
    return peers.values().stream()
        .filter(peer -> peer.refusal == null)
        .filter(peer -> now.nanos() - peer.seenAt <= joinCounts.toNanos())
        .sorted(BY_NAME)
        .toList();
  }

  /**
   * Tells whether too many have refused for a quorum.
   *
   * @param everyone how many drones there are at all; 0: unknown
   */
  boolean isHopeless(int everyone, int least) {
    long refused = peers.values().stream().filter(peer -> peer.refusal != null).count();
    return everyone > 0 && everyone - refused < least;
  }

  /** Tells whether a drone would have joined, had the test's {@code prepare} not failed. */
  boolean prepareFailed() {
    return prepareFailed;
  }

  /** Says who is ready, who is not, and why. */
  String describe(int least, Now now) {
    StringBuilder text = new StringBuilder();
    List<Peer> ready = ready(now);
    text.append(ready.size()).append(" of ").append(least).append(" drones joined");
    if (!ready.isEmpty()) {
      text.append(ready.stream().map(peer -> peer.name).collect(joining(", ", " (", ")")));
    }
    for (Peer peer : peers.values()) {
      if (peer.refusal != null) {
        text.append("; ").append(peer.name).append(" refused: ").append(peer.refusal);
      }
    }
    return text.toString();
  }
}
