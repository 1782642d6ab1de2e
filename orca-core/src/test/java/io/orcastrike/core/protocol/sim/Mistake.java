package io.orcastrike.core.protocol.sim;

/** A mistake in the protocol, planted around the machines. */
enum Mistake {
  NONE(0),
  ACKNOWLEDGES_BEFORE_SYNC(0),
  DOES_NOT_REPEAT(0),
  ADDS_DOUBLES(0),
  NAME_AS_KEY(0),
  LEASE_FROM_RECEIPT(300),
  LEASE_BY_BROADCAST(0),
  STARTS_IN_ONE_PHASE(0),
  RENUMBERS_EVERYBODY(1_950),
  TAKES_IN_LOSSES_AT_ONCE(1_600),
  DECISIONS_NOT_JOURNALLED(0),
  BATCHES_AS_ONLY_SIGN(0),
  CONTROL_WITHOUT_ORDER(0),
  FOLLOWS_OLD_STARTS(0),
  SAME_EPOCH(0),
  LOSS_IN_SECONDS(0),
  JOINS_ACROSS_WARM_UP(0),
  TAKES_OVER_BY_THE_NEWEST_CHANGES(900),
  HIDES_EXCESS(0);

  private final long from;

  Mistake(long from) {
    this.from = from;
  }

  /** Returns a seed near which the mistake shows: some need rare coincidences. */
  long from() {
    return from;
  }
}
