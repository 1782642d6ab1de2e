package io.orcastrike.core.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The drones chosen for a run, in order, and what has arrived of them.
 *
 * <p>Used by one thread at a time.
 */
final class Team {
  /** The most drones. */
  static final int MOST = 1_000;

  /** Nobody. */
  static final Team NONE = new Team(List.of());

  private final List<Peer> peers;

  Team(List<Peer> peers) {
    this.peers = List.copyOf(peers);
  }

  List<Peer> peers() {
    return peers;
  }

  Peer at(int place) {
    return peers.get(place);
  }

  int size() {
    return peers.size();
  }

  List<Member> members() {
    return peers.stream().map(Peer::member).toList();
  }

  boolean contains(@Nullable Peer peer) {
    return peers.contains(peer);
  }

  int placeOf(@Nullable Peer peer) {
    return peers.indexOf(peer);
  }

  /** Returns who has not confirmed a start. */
  List<Peer> unconfirmed(long t0) {
    return peers.stream().filter(peer -> peer.confirmed != t0).toList();
  }

  /** Returns of whom more is expected. */
  List<Peer> undone() {
    return peers.stream().filter(peer -> !peer.isDone()).toList();
  }

  /** Tells whether one that more is expected of may be lost. */
  boolean hasSuspects(Timing timing) {
    return peers.stream().anyMatch(peer -> !peer.isDone() && peer.isSuspect(timing));
  }

  /**
   * Checks that each drone makes load at so many times the plan's rate.
   *
   * @throws IllegalArgumentException naming the first that does not
   */
  void requireFactor(double factor) {
    for (Peer peer : peers) {
      if (!peer.lost && peer.mostFactor > 0 && factor > peer.mostFactor) {
        throw new IllegalArgumentException(
            "the rate must be at most %.3g times the plan's on drone %s (its --max-rate), was to be %s times"
                .formatted(peer.mostFactor, peer.name, factor));
      }
    }
  }

  /** Tells whether nobody has to be waited for any more. */
  boolean isReleased() {
    return peers.stream().allMatch(peer -> peer.released || peer.lost);
  }

  /** Gives a drone up; from an instant on others make its load, where it is respread. */
  Loss lose(Peer peer, long instant, LossPolicy policy) {
    peer.lost = true;
    boolean respreads = policy.kind() == LossPolicy.Kind.RESPREAD;
    List<Integer> survivors = respreads ? survivors() : List.of();
    return new Loss(placeOf(peer), instant, peer.steeringInTime, survivors);
  }

  /** Returns the places of those who can make more load. */
  private List<Integer> survivors() {
    List<Integer> survivors = new ArrayList<>();
    for (int i = 0; i < peers.size(); i++) {
      if (!peers.get(i).isDone()) {
        survivors.add(i);
      }
    }
    return survivors;
  }

  /**
   * Returns how long the run has lasted. The drones know best: the leader's machine may have been
   * suspended, or its clock set between two leaders.
   */
  long elapsed(long byLeader, Now now) {
    long elapsed = byLeader;
    for (Peer peer : peers) {
      if (peer.elapsedNanos > 0) {
        elapsed = Math.max(elapsed, peer.elapsedNanos + now.nanos() - peer.seenAt);
      }
    }
    return elapsed;
  }

  /** Takes a batch where it is the next of its drone: once each, in order. */
  Optional<Effect.Merge> take(@Nullable Peer peer, Message.Batch batch) {
    int place = placeOf(peer);
    if (place < 0 || peer == null || peer.finished) {
      return Optional.empty();
    }
    if (batch.oldestHeld() > peer.nextBatch) {
      peer.gap = true;
      peer.nextBatch = batch.oldestHeld();
    }
    if (batch.number() != peer.nextBatch) {
      return Optional.empty();
    }
    peer.nextBatch++;
    peer.finished = batch.last() != null;
    return Optional.of(new Effect.Merge(place, batch));
  }
}
