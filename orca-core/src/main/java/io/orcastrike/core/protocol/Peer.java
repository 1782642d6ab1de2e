package io.orcastrike.core.protocol;

import io.orcastrike.core.measure.DroneState;
import org.jspecify.annotations.Nullable;

/** What the leader knows of a drone. */
final class Peer {
  final String process;
  final String name;
  final double mostFactor;
  final @Nullable String refusal;
  long seenAt;
  long lastNumber;
  long elapsedNanos;
  long confirmed;
  long nextBatch = 1;
  int beatsWithoutSign;
  int steeringInTime;
  boolean gap;
  boolean finished;
  boolean released;
  boolean lost;

  Peer(Member member, @Nullable String refusal, long seenAt) {
    this.process = member.process();
    this.name = member.name();
    this.mostFactor = member.mostFactor();
    this.refusal = refusal;
    this.seenAt = seenAt;
  }

  Member member() {
    return new Member(process, name, mostFactor);
  }

  /** Returns what a later leader must know of its data. */
  Message.Standing standing(int place, Message.@Nullable Last last, DroneState sent) {
    return new Message.Standing(place, nextBatch, gap, last, sent);
  }

  /** Takes up what an earlier leader knew of its data. */
  void restore(Message.Standing standing) {
    nextBatch = standing.nextBatch();
    gap = standing.gap();
    finished = standing.last() != null;
  }

  /** Tells whether a message is newer than all others that came of this drone, and notes it. */
  boolean isNews(Header from) {
    boolean news = from.number() > lastNumber;
    lastNumber = Math.max(lastNumber, from.number());
    return news;
  }

  /** Notes what a sign of life says. */
  void heard(Message.Heartbeat heartbeat) {
    elapsedNanos = heartbeat.elapsedNanos();
    steeringInTime = heartbeat.steeringInTime();
  }

  /** Tells whether it was not heard for so long that it may be lost. */
  boolean isSuspect(Timing timing) {
    return beatsWithoutSign >= timing.suspectAfterBeats();
  }

  /** Returns how it stands with the run, by itself. */
  Message.View view() {
    if (refusal != null) {
      return Message.View.REFUSED;
    }
    return lost ? Message.View.PUT_OUT : Message.View.WELCOME;
  }

  /** Tells whether nothing more is expected of it. */
  boolean isDone() {
    return finished || lost;
  }
}
