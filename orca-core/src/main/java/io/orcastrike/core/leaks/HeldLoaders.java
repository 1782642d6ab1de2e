package io.orcastrike.core.leaks;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * Watches whether the class loaders of past tests are collected, without asking for a collection:
 * with each goes a loader of ours that nobody holds. Once that is gone, the test's must be, too.
 *
 * <p>Used by one thread at a time.
 */
public final class HeldLoaders {
  private static final int MOST = 16;

  private final Deque<Watched> watched = new ArrayDeque<>();

  private record Watched(
      String test, WeakReference<ClassLoader> loader, WeakReference<ClassLoader> canary) {}

  /** Begins to watch a loader that was closed and let go; of too many the oldest is forgotten. */
  public void letGo(String test, ClassLoader loader) {
    if (loader.equals(HeldLoaders.class.getClassLoader())) {
      return;
    }
    if (watched.size() == MOST) {
      watched.removeFirst();
    }
    watched.add(new Watched(test, new WeakReference<>(loader), new WeakReference<>(canary())));
  }

  /** Only a loader with a class is collected when classes are, and not before. */
  private static ClassLoader canary() {
    ProbeLoader canary = new ProbeLoader(null);
    try {
      canary.load(Canary.class);
    } catch (IOException e) {
      throw new IllegalStateException("the canary must be loadable", e);
    }
    return canary;
  }

  /** Returns the tests whose loaders should have been collected, and were not; each once. */
  public List<String> held() {
    List<String> held = new ArrayList<>();
    for (Iterator<Watched> each = watched.iterator(); each.hasNext(); ) {
      Watched one = each.next();
      if (one.loader.refersTo(null)) {
        each.remove();
      } else if (one.canary.refersTo(null)) {
        held.add(one.test);
        each.remove();
      }
    }
    return held;
  }
}
