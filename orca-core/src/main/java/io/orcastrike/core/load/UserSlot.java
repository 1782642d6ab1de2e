package io.orcastrike.core.load;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A user that a drone runs.
 *
 * <p>Safe for use by many threads; {@link #turn} belongs to the user's own thread.
 */
final class UserSlot {
  /** A user who has changed hands goes on from a turn that no drone before can have reached. */
  private static final long TURNS_OF_A_DRONE = 1L << 31;

  private static final int RESTING = 0;
  private static final int ALIVE = 1;
  private static final int EXHAUSTED = 2;

  private final User user;
  private final long from;
  private final AtomicInteger state = new AtomicInteger();
  private long turn;

  /**
   * Makes a resting user.
   *
   * @param from nanoseconds from T0 at which this drone may begin
   * @param moves how often the user has changed hands
   */
  UserSlot(long user, long from, int moves) {
    this.user = new User(user);
    this.from = from;
    this.turn = moves * TURNS_OF_A_DRONE;
  }

  User user() {
    return user;
  }

  long from() {
    return from;
  }

  /** Returns how many iterations the user has begun. */
  long turn() {
    return turn;
  }

  void nextTurn() {
    turn++;
  }

  boolean wake() {
    return state.compareAndSet(RESTING, ALIVE);
  }

  void rest() {
    state.compareAndSet(ALIVE, RESTING);
  }

  /** Notes that no rows are left for this user. */
  void exhaust() {
    state.set(EXHAUSTED);
  }
}
