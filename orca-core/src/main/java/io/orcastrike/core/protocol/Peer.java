package io.orcastrike.core.protocol;

import org.jspecify.annotations.Nullable;

/** What the leader knows of a drone. */
final class Peer {
  final String process;
  final String name;
  final @Nullable String refusal;
  long seenAt;
  long confirmed;
  long nextBatch = 1;
  int beatsWithoutSign;
  boolean gap;
  boolean finished;
  boolean released;
  boolean lost;

  Peer(String process, String name, @Nullable String refusal, long seenAt) {
    this.process = process;
    this.name = name;
    this.refusal = refusal;
    this.seenAt = seenAt;
  }

  Effect.Member member() {
    return new Effect.Member(process, name);
  }
}
