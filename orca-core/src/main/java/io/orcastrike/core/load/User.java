package io.orcastrike.core.load;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who runs iterations, one at a time, and what it keeps from one to the next.
 *
 * <p>Used by the user's own thread; which iteration it runs may be asked by any.
 */
final class User {
  private static final Logger LOG = LoggerFactory.getLogger(User.class);

  private final long number;
  private volatile @Nullable IterationRun running;

  /** The latest; a list, since users are many and what each keeps is little. */
  private @Nullable Kept kept;

  private record Kept(Object key, AutoCloseable thing, @Nullable Kept before) {}

  User(long number) {
    this.number = number;
  }

  long number() {
    return number;
  }

  void begins(IterationRun iteration) {
    running = iteration;
  }

  void ends() {
    running = null;
  }

  /** Returns the iteration that it runs now, if any. */
  @Nullable IterationRun running() {
    return running;
  }

  /** Returns what the user keeps under a key, made when there is none yet. */
  @SuppressWarnings("unchecked") // a key's maker makes things of one type
  <T extends AutoCloseable> T keep(Object key, Supplier<T> maker) {
    for (Kept each = kept; each != null; each = each.before) {
      if (each.key.equals(key)) {
        return (T) each.thing;
      }
    }
    T made = maker.get();
    kept = new Kept(key, made, kept);
    return made;
  }

  /** An identity hash is slow to make, and an arrival is in a set as soon as it begins. */
  @Override
  public int hashCode() {
    return Long.hashCode(number);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  /** Closes what it kept, the latest first: the user has ended. */
  void end() {
    while (kept != null) {
      AutoCloseable thing = kept.thing;
      kept = kept.before;
      try {
        thing.close();
      } catch (Exception e) {
        // The iterations are over and counted, and there may be as many of these as users.
        LOG.debug("what user {} kept could not be closed: {}", number, thing, e);
      }
    }
  }
}
