package io.orcastrike.core.measure;

import io.orcastrike.report.SeriesKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Groups errors by their normalised message; at most 100 groups a slice, three samples each.
 *
 * <p>Safe for use by many threads.
 */
final class ErrorLog {
  /** The most groups of a slice, and of a run. */
  static final int MOST_GROUPS = 100;

  static final int MOST_SAMPLES = 3;

  private final ReentrantLock lock = new ReentrantLock();
  private Map<Key, Group> groups = new LinkedHashMap<>();

  private record Key(String scenario, String step, String message) {}

  private static final class Group {
    private final List<String> samples = new ArrayList<>();
    private long count;
  }

  void add(String scenario, String step, ErrorText text) {
    Key key = new Key(scenario, step, text.normalised());
    lock.lock();
    try {
      if (groups.size() >= MOST_GROUPS && !groups.containsKey(key)) {
        key = new Key(SeriesKey.OTHER, "", SeriesKey.OTHER);
      }
      Group group = groups.computeIfAbsent(key, unused -> new Group());
      group.count++;
      if (group.samples.size() < MOST_SAMPLES && !group.samples.contains(text.sample())) {
        group.samples.add(text.sample());
      }
    } finally {
      lock.unlock();
    }
  }

  List<Slice.Failures> cut() {
    Map<Key, Group> taken;
    lock.lock();
    try {
      taken = groups;
      groups = new LinkedHashMap<>();
    } finally {
      lock.unlock();
    }
    List<Slice.Failures> failures = new ArrayList<>();
    taken.forEach(
        (key, group) ->
            failures.add(
                new Slice.Failures(
                    key.scenario, key.step, key.message, group.count, group.samples)));
    return failures;
  }
}
