package io.orcastrike.testkit;

import java.time.Duration;

/** What a {@link TruthServer} is told to do: how it answers each request. */
@FunctionalInterface
public interface TruthScript {

  /**
   * Returns how a request is answered. Called by the thread of its connection when the request has
   * arrived; must not block.
   *
   * @param number in the order of arrival, from 0
   * @param elapsed since the first request arrived
   */
  Reply reply(long number, Duration elapsed);

  /** Answers every request after the same time. */
  static TruthScript after(Duration latency) {
    Reply reply = Reply.after(latency);
    return (number, elapsed) -> reply;
  }

  /** As this, but stalling once: who arrives within the stall waits until its end. */
  default TruthScript stalling(Duration from, Duration length) {
    Duration end = from.plus(length);
    return (number, elapsed) -> {
      Reply reply = reply(number, elapsed);
      boolean stalls = elapsed.compareTo(from) >= 0 && elapsed.compareTo(end) < 0;
      return stalls ? new Reply(reply.after().plus(end.minus(elapsed)), reply.kind()) : reply;
    };
  }

  /** As this, but from a time on with replies of a kind. */
  default TruthScript from(Duration begin, Kind kind) {
    return (number, elapsed) -> {
      Reply reply = reply(number, elapsed);
      return elapsed.compareTo(begin) >= 0 ? new Reply(reply.after(), kind) : reply;
    };
  }

  /** What a reply says. */
  enum Kind {
    /** Status 200. */
    SUCCESS,
    /** Status 503. */
    FAILURE,
    /** No reply: the server closes the connection. */
    HANG_UP,
    /** No reply, ever: the connection stays open. */
    SILENCE
  }

  /**
   * How a request is answered.
   *
   * <p>Immutable.
   *
   * @param after how long after its arrival
   * @param kind what it says
   */
  record Reply(Duration after, Kind kind) {

    /** Returns a success. */
    public static Reply after(Duration latency) {
      return new Reply(latency, Kind.SUCCESS);
    }
  }
}
