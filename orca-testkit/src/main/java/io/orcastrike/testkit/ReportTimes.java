package io.orcastrike.testkit;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Words the times that assertions look at: a line for each scenario, and for each of its steps. */
final class ReportTimes {
  private ReportTimes() {}

  static List<String> of(RunReport report) {
    Map<String, Distribution> times = new TreeMap<>();
    for (Series series : report.series()) {
      SeriesKey key = series.key();
      if (!key.warmUp() && !key.isPart() && key.outcome() == Outcome.SUCCEEDED) {
        times.merge(name(key), series.judged(), Distribution::plus);
      }
    }
    return times.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> line(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String name(SeriesKey key) {
    return key.isIteration() ? key.scenario() : "%s/%s".formatted(key.scenario(), key.step());
  }

  private static String line(String name, Distribution times) {
    return String.format(
        Locale.ROOT,
        "%s: %d succeeded, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms",
        name,
        times.count(),
        times.percentile(50) / 1e3,
        times.percentile(95) / 1e3,
        times.percentile(99) / 1e3,
        times.max() / 1e3);
  }
}
