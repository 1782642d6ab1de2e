package io.orcastrike.core.measure;

import io.orcastrike.report.SlowIteration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The slowest iterations of each scenario over drones and time. Those that each drone calls its
 * slowest hold the slowest of all, whatever the order in which they come.
 *
 * <p>Used by one thread at a time.
 */
final class SlowSums {
  /** The most scenarios, and the most iterations of a run. */
  static final int MOST = 200;

  private final Map<Key, TreeSet<SlowIteration>> scenarios = new HashMap<>();

  private record Key(String workload, String scenario) {}

  void add(Slice slice) {
    slice.slowest().forEach(this::add);
  }

  private void add(SlowIteration iteration) {
    Key key = new Key(iteration.workload(), iteration.scenario());
    if (scenarios.size() >= MOST && !scenarios.containsKey(key)) {
      return;
    }
    TreeSet<SlowIteration> slowest =
        scenarios.computeIfAbsent(key, unused -> new TreeSet<>(SlowIteration.ORDER));
    slowest.add(iteration);
    if (slowest.size() > SlowIteration.MOST) {
      slowest.pollLast();
    }
  }

  /** Returns them, the slowest first. */
  List<SlowIteration> slowest() {
    return scenarios.values().stream()
        .flatMap(TreeSet::stream)
        .sorted(SlowIteration.ORDER)
        .limit(MOST)
        .toList();
  }
}
