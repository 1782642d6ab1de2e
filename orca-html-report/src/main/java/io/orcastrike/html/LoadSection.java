package io.orcastrike.html;

import io.orcastrike.report.Interval;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Totals;
import java.util.ArrayList;
import java.util.List;

/** Whether the load was made: what was planned, and what became of it. */
final class LoadSection {
  private LoadSection() {}

  /** Returns the sums of a run, in words. */
  static String sums(Totals totals) {
    List<String> sums = new ArrayList<>();
    sums.add("planned " + Figures.count(totals.planned()));
    sums.add("started " + Figures.count(totals.started()));
    sums.add("succeeded " + Figures.count(totals.succeeded()));
    sums.add("failed " + Figures.count(totals.failed()));
    sums.add("dropped " + Figures.count(totals.dropped().total()));
    addIfAny(sums, "of these at the in-flight limit", totals.dropped().limit());
    addIfAny(sums, "by late generators", totals.dropped().generator());
    addIfAny(sums, "by late orders", totals.dropped().late());
    addIfAny(sums, "interrupted", totals.interrupted());
    addIfAny(sums, "not reached", totals.notReached());
    addIfAny(sums, "undelivered by lost drones", totals.undelivered());
    return String.join(" · ", sums);
  }

  /** Returns the rates of a run on average, in words. */
  static String rates(RunReport report) {
    long due = report.timeline().stream().mapToLong(Interval::target).sum();
    // After the load nothing is due any more: waiting for the last to end is no part of it.
    double elapsed = report.elapsed().toNanos() / 1e9;
    double seconds = Math.min(elapsed, report.info().planned().toNanos() / 1e9);
    if (seconds <= 0) {
      return "";
    }
    return "Target %s/s, achieved %s/s, on average over %s s."
        .formatted(
            Figures.threeDigits(due / seconds),
            Figures.threeDigits(report.totals().started() / seconds),
            Figures.threeDigits(seconds));
  }

  private static void addIfAny(List<String> to, String name, long count) {
    if (count > 0) {
      to.add(name + " " + Figures.count(count));
    }
  }
}
