package io.orcastrike.core.measure;

import io.orcastrike.report.ErrorGroup;
import io.orcastrike.report.SeriesKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups of errors over drones and time; at most 100, the rest under "other".
 *
 * <p>Used by one thread at a time.
 */
final class ErrorSums {
  private final Map<Key, ErrorGroup> groups = new LinkedHashMap<>();

  private record Key(String scenario, String step, String message) {}

  void add(Slice slice) {
    for (Slice.Failures part : slice.errors()) {
      Key key = new Key(part.scenario(), part.step(), part.message());
      if (groups.size() >= ErrorLog.MOST_GROUPS && !groups.containsKey(key)) {
        key = new Key(SeriesKey.OTHER, "", SeriesKey.OTHER);
      }
      ErrorGroup added =
          new ErrorGroup(
              key.scenario,
              key.step,
              key.message,
              part.count(),
              slice.from(),
              slice.to() - 1,
              part.samples());
      groups.merge(key, added, ErrorSums::join);
    }
  }

  /** Returns the groups, most frequent first. */
  List<ErrorGroup> groups() {
    return groups.values().stream()
        .sorted(Comparator.comparingLong(ErrorGroup::count).reversed())
        .toList();
  }

  /** Returns the groups as a slice has them. */
  List<Slice.Failures> failures() {
    return groups.values().stream()
        .map(
            group ->
                new Slice.Failures(
                    group.scenario(),
                    group.step(),
                    group.message(),
                    group.count(),
                    group.samples()))
        .toList();
  }

  private static ErrorGroup join(ErrorGroup a, ErrorGroup b) {
    List<String> samples = new ArrayList<>(a.samples());
    for (String sample : b.samples()) {
      if (samples.size() < ErrorLog.MOST_SAMPLES && !samples.contains(sample)) {
        samples.add(sample);
      }
    }
    return new ErrorGroup(
        a.scenario(),
        a.step(),
        a.message(),
        a.count() + b.count(),
        Math.min(a.firstSecond(), b.firstSecond()),
        Math.max(a.lastSecond(), b.lastSecond()),
        samples);
  }
}
