package io.orcastrike.core.measure;

import io.orcastrike.report.SeriesKey;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps names in bounds: the first so many are kept, and those that thresholds look at; the rest is
 * put under one. Names that are too long are clipped, and made such that they can be sent.
 *
 * <p>Safe for use by many threads.
 */
final class NameLimit {
  /** As long as names in a plan may be. */
  private static final int LONGEST = 200;

  private final int most;
  private final Set<String> reserved;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final ReentrantLock adding = new ReentrantLock();
  private volatile boolean overflowed;

  NameLimit(int most, Set<String> reserved) {
    this.most = most;
    this.reserved = Set.copyOf(reserved);
  }

  /** Returns the name itself, or the one for all others. */
  String admit(String given) {
    if (known.contains(given) || reserved.contains(given)) {
      return given;
    }
    String name = WellFormed.text(given, LONGEST);
    return known.contains(name) || addedOrKnown(name) ? name : SeriesKey.OTHER;
  }

  /** Asks once more after an overflow: others may have added the name just before it. */
  private boolean addedOrKnown(String name) {
    return overflowed ? known.contains(name) : add(name);
  }

  private boolean add(String name) {
    adding.lock();
    try {
      if (!known.contains(name) && known.size() >= most) {
        overflowed = true;
        return false;
      }
      known.add(name);
      return true;
    } finally {
      adding.unlock();
    }
  }

  /** Tells whether a name was ever put under the one for all others. */
  boolean overflowed() {
    return overflowed;
  }
}
