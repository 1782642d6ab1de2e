package io.orcastrike.core.protocol;

import java.util.List;
import java.util.Map;

/** What the tests of both machines share: the times of a swarm, a clock moved by hand, messages. */
final class Times {
  static final Timing SWARM = Timing.SWARM;
  static final Channels CHANNELS = new Channels("tests");
  static final String RUN = "20260101-000000-0001";
  static final String LEADER = "the-leader";
  static final List<String> PLAN = List.of("plan shop", "load shoppers at 5/s", "due 0 at 0");

  /** A monotonic clock that is nowhere near the wall clock. */
  private static final long MONOTONIC = -7_000_000_000_000L;

  private static final long WALL = 1_700_000_000_000_000_000L;

  private long nanos;
  private long step;

  Now now() {
    return new Now(MONOTONIC + nanos, WALL + nanos + step);
  }

  /** Sets the wall clock. */
  void stepWall(long millis) {
    step += millis * 1_000_000L;
  }

  /** Returns the wall clock so many milliseconds from now. */
  long in(long millis) {
    return now().wall() + millis * 1_000_000L;
  }

  void pass(long millis) {
    nanos += millis * 1_000_000L;
  }

  static Message.Announce announce(int least, int most, long notAfter) {
    return new Message.Announce(
        "shop",
        List.of(),
        Map.of("rate", "5"),
        Map.of(),
        7,
        1,
        0,
        0,
        0,
        0,
        List.of(),
        least,
        most,
        notAfter);
  }

  static <M extends Message> List<M> sent(List<Effect> effects, Class<M> type) {
    return effects.stream()
        .filter(Effect.Send.class::isInstance)
        .map(effect -> ((Effect.Send) effect).envelope().message())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  static <M extends Message> List<M> logged(List<Effect> effects, Class<M> type) {
    return effects.stream()
        .filter(Effect.Log.class::isInstance)
        .map(effect -> ((Effect.Log) effect).envelope().message())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  static <E extends Effect> List<E> only(List<Effect> effects, Class<E> type) {
    return effects.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
