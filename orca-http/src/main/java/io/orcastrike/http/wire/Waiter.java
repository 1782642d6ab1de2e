package io.orcastrike.http.wire;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread that waits for a connection. */
final class Waiter extends Watched {
  private final Pool pool;
  private final Thread thread = Thread.currentThread();
  private @Nullable Connection given;
  private volatile State state = State.WAITING;

  private enum State {
    WAITING,
    SERVED,
    LATE,
    REFUSED
  }

  Waiter(Pool pool) {
    this.pool = pool;
  }

  /** Hands over a connection that was used before. Called while the pool is locked. */
  void give(Connection connection) {
    given = connection;
    become(State.SERVED);
  }

  /** Lets it open a connection. Called while the pool is locked. */
  void giveRoom() {
    become(State.SERVED);
  }

  /** Says that there will be none. */
  void refuse() {
    become(State.REFUSED);
  }

  @Override
  void end() {
    if (pool.withdraw(this)) {
      become(State.LATE);
    }
  }

  /** Waits; returns null where a connection may be opened. */
  @Nullable Connection await() throws IOException, InterruptedException {
    while (state == State.WAITING) {
      LockSupport.park(pool);
      if (Thread.interrupted()) {
        leave();
        throw new InterruptedException(
            "interrupted while waiting for a connection to " + pool.origin());
      }
    }
    return switch (state) {
      case WAITING, SERVED -> given;
      case LATE ->
          throw new HttpTimeoutException(
              "waiting for one of %d connections to %s took longer than %s"
                  .formatted(
                      pool.limit(),
                      pool.origin(),
                      Part.text(pool.settings().timeouts().waiting())));
      case REFUSED ->
          throw new IOException("the connections to %s were closed".formatted(pool.origin()));
    };
  }

  /** Passes on what it was given in the meantime. */
  private void leave() {
    if (pool.withdraw(this)) {
      return;
    }
    if (state == State.SERVED && given != null) {
      pool.give(given);
    } else if (state == State.SERVED) {
      pool.makeRoom();
    }
  }

  private void become(State next) {
    state = next;
    LockSupport.unpark(thread);
  }
}
