package io.orcastrike.core.sink;

import static io.orcastrike.core.sink.Markdown.millis;
import static io.orcastrike.core.sink.Markdown.number;
import static io.orcastrike.core.sink.Markdown.percent;
import static io.orcastrike.core.sink.Markdown.place;
import static io.orcastrike.core.sink.Markdown.plain;
import static io.orcastrike.core.sink.Markdown.row;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.ErrorGroup;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.Totals;
import java.util.List;
import java.util.Locale;

/** The tables of {@code summary.md}; empty where there is nothing to tell. */
record MarkdownTables(RunReport report) {
  private static final int MOST_ERRORS = 10;
  private static final int MOST_SLOWEST = 5;

  String thresholds() {
    if (report.thresholds().isEmpty()) {
      return "";
    }
    StringBuilder table =
        new StringBuilder("\n| | threshold | observed | first broken at |\n|---|---|---:|---:|\n");
    for (ThresholdResult threshold : report.thresholds()) {
      String mark =
          switch (threshold.state()) {
            case PASSED -> "✅";
            case FAILED -> "❌ **FAILED**";
            case NO_DATA -> "❌ **NO DATA**";
            case INCONCLUSIVE -> "⚠️ **INCONCLUSIVE**";
          };
      table.append(
          row(
              mark,
              plain(threshold.expression()),
              threshold.observed().isPresent()
                  ? figure(threshold.observed().getAsDouble(), threshold.unit())
                  : "",
              threshold.firstBreach().isPresent()
                  ? threshold.firstBreach().getAsLong() + " s"
                  : ""));
    }
    return table.toString();
  }

  private static String figure(double value, String unit) {
    return unit.equals("%") ? percent(value) : (number(value) + " " + unit).strip();
  }

  /** The steps, or scenarios where there are no steps, with the longest 99th percentile. */
  String slowest() {
    List<Series> slowest = Series.slowest(report.series(), MOST_SLOWEST);
    if (slowest.isEmpty()) {
      return "";
    }
    StringBuilder table =
        new StringBuilder(
            """

            | slowest %s | count | errors | p50 ms | p95 ms | p99 ms | max ms |
            |---|---:|---:|---:|---:|---:|---:|
            """
                .formatted(slowest.getFirst().key().isIteration() ? "scenarios" : "steps"));
    for (Series series : slowest) {
      Distribution judged = series.judged();
      long failed = failed(series.key());
      long all = series.count() + failed;
      table.append(
          row(
              place(series.key().scenario(), series.key().step()),
              all,
              percent((double) failed / all),
              millis(judged.percentile(50)),
              millis(judged.percentile(95)),
              millis(judged.percentile(99)),
              millis(judged.max())));
    }
    return table.toString();
  }

  private long failed(SeriesKey of) {
    SeriesKey key =
        new SeriesKey(of.workload(), of.scenario(), of.step(), Outcome.FAILED, of.warmUp());
    return report.find(key).map(Series::count).orElse(0L);
  }

  String errors() {
    if (report.errors().isEmpty()) {
      return "";
    }
    StringBuilder table = new StringBuilder("\n| errors | where | message |\n|---:|---|---|\n");
    for (ErrorGroup group : report.errors().stream().limit(MOST_ERRORS).toList()) {
      table.append(
          row(group.count(), place(group.scenario(), group.step()), plain(group.message())));
    }
    if (report.errors().size() > MOST_ERRORS) {
      table.append(
          "\nand %d more kinds of error in result.json\n"
              .formatted(report.errors().size() - MOST_ERRORS));
    }
    return table.toString();
  }

  String load() {
    Totals totals = report.totals();
    return """

    | planned | started | succeeded | failed | interrupted | dropped | not reached | undelivered |
    |---:|---:|---:|---:|---:|---:|---:|---:|
    """
        + row(
            totals.planned(),
            totals.started(),
            totals.succeeded(),
            totals.failed(),
            totals.interrupted(),
            totals.dropped().total(),
            totals.notReached(),
            totals.undelivered());
  }

  String series() {
    if (report.series().isEmpty()) {
      return "";
    }
    StringBuilder table =
        new StringBuilder(
            """

            | scenario | step | outcome | count | p50 ms | p90 ms | p95 ms | p99 ms | p99.9 ms | max ms |
            |---|---|---|---:|---:|---:|---:|---:|---:|---:|
            """);
    for (Series series : report.series()) {
      if (!series.key().warmUp()) {
        Distribution judged = series.judged();
        table.append(
            row(
                plain(series.key().scenario()),
                plain(series.key().step()),
                series.key().outcome().name().toLowerCase(Locale.ROOT),
                series.count(),
                millis(judged.percentile(50)),
                millis(judged.percentile(90)),
                millis(judged.percentile(95)),
                millis(judged.percentile(99)),
                millis(judged.percentile(99.9)),
                millis(judged.max())));
      }
    }
    return table.toString();
  }
}
