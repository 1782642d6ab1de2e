package io.orcastrike.core.load;

import io.orcastrike.report.Outcome;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The iterations of a workload that run now on this drone, each held by its user.
 *
 * <p>Safe for use by many threads.
 */
final class InFlight {
  private final Set<User> users = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Lets a user run iterations. */
  void enter(User user) {
    users.add(user);
  }

  /** Forgets a user who runs none any more. */
  void leave(User user) {
    users.remove(user);
  }

  /** Adds an iteration of a user who has entered; false when closed. */
  boolean begin(IterationRun iteration) {
    iteration.owner().begins(iteration);
    // Whoever closes looks at the users afterwards: one of the two sees the other.
    if (closed) {
      end(iteration);
      return false;
    }
    return true;
  }

  void end(IterationRun iteration) {
    iteration.owner().ends();
  }

  /** Lets no more in. */
  void close() {
    closed = true;
  }

  int count() {
    return (int) running().count();
  }

  boolean isEmpty() {
    return running().findAny().isEmpty();
  }

  /** Returns when the longest-running iteration was due, or now. */
  long oldestDue(long now) {
    return Math.min(now, running().mapToLong(IterationRun::due).min().orElse(now));
  }

  /** Ends the records of all that run, and interrupts them. */
  void cut(Outcome outcome, String reason) {
    running().forEach(iteration -> iteration.cut(outcome, reason));
  }

  private Stream<IterationRun> running() {
    return users.stream().map(User::running).filter(Objects::nonNull);
  }
}
