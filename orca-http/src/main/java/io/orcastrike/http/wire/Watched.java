package io.orcastrike.http.wire;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/**
 * Something that blocks and may be due at some time. Setting the time costs a write to memory,
 * where a timed wait of a virtual thread costs microseconds.
 */
abstract class Watched {
  private static final long NEVER = Long.MAX_VALUE;
  private static final AtomicLongFieldUpdater<Watched> DUE =
      AtomicLongFieldUpdater.newUpdater(Watched.class, "due");

  private volatile long due = NEVER;
  private volatile boolean overdue;

  /** Ends what blocks, since it is overdue. Called by the watcher, once for each time. */
  abstract void end();

  /** Has it end at a time of {@link System#nanoTime}. */
  final void dueAt(long nanoTime) {
    due = nanoTime == NEVER ? NEVER - 1 : nanoTime;
  }

  /** Has it not end. Whether it was too late says {@link #isOverdue}. */
  final void notDue() {
    due = NEVER;
  }

  /** Tells whether it was ended, or is about to be. */
  final boolean isOverdue() {
    return overdue;
  }

  /** Ends it if it is overdue. */
  final void look(long nanoTime) {
    long seen = due;
    if (seen == NEVER || nanoTime - seen < 0) {
      return;
    }
    // First, so that who is done just now and asks afterwards is not told that all is well.
    overdue = true;
    if (DUE.compareAndSet(this, seen, NEVER)) {
      end();
    } else {
      overdue = false;
    }
  }
}
