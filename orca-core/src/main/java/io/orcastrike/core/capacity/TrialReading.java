package io.orcastrike.core.capacity;

import io.orcastrike.report.Capacity.Outcome;
import io.orcastrike.report.Capacity.Trial;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.Totals;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads what a run at a steady rate came to.
 *
 * <p>Immutable.
 *
 * @param arrivals the names of the loads whose rate is searched
 * @param settle the time before the rate is judged
 */
public record TrialReading(Set<String> arrivals, Duration settle) {
  /**
   * With more of its arrivals dropped because too many iterations were in flight, a rate was not
   * made, however well the others went; as many as a generator may drop by itself.
   */
  private static final double MOST_AT_LIMIT = 0.001;

  /** Copies the names. */
  public TrialReading {
    arrivals = Set.copyOf(arrivals);
  }

  /**
   * Returns the trial; empty: the run did not take place as planned, and says nothing of the rate.
   *
   * @param rate that was asked for, per second
   */
  public Optional<Trial> of(double rate, RunReport report) {
    double atLimit = shareAtLimit(report);
    boolean isFull = atLimit > MOST_AT_LIMIT;
    String full =
        "%.2g %% of arrivals met the limit of iterations in flight".formatted(atLimit * 100);
    return switch (report.verdict()) {
      case PASSED ->
          Optional.of(
              trial(rate, report, isFull ? Outcome.BROKEN : Outcome.KEPT, isFull ? full : ""));
      case FAILED -> Optional.of(trial(rate, report, Outcome.BROKEN, reason(report)));
      case INCONCLUSIVE ->
          Optional.of(
              isFull
                  ? trial(rate, report, Outcome.BROKEN, full)
                  : trial(rate, report, Outcome.UNTRUSTED, reason(report)));
      case INVALID -> Optional.of(trial(rate, report, Outcome.UNTRUSTED, reason(report)));
      case INTERNAL_ERROR, USAGE, NO_QUORUM, NOT_PREPARED, NOT_COMPLETED, INTERRUPTED, TERMINATED ->
          Optional.empty();
    };
  }

  private Trial trial(double rate, RunReport report, Outcome outcome, String reason) {
    Distribution successes =
        report.series().stream()
            .filter(judged(key -> key.outcome() == io.orcastrike.report.Outcome.SUCCEEDED))
            .map(Series::judged)
            .reduce(Distribution.EMPTY, Distribution::plus);
    long failed = count(report, key -> key.outcome() == io.orcastrike.report.Outcome.FAILED);
    long ended = failed + successes.count();
    long loaded = Math.min(report.elapsed().toNanos(), report.info().planned().toNanos());
    double seconds = (loaded - settle.toNanos()) / 1e9;
    return new Trial(
        rate,
        seconds <= 0 ? 0 : count(report, key -> arrivals.contains(key.workload())) / seconds,
        successes.percentile(50),
        successes.percentile(95),
        successes.percentile(99),
        ended == 0 ? 0 : (double) failed / ended,
        outcome,
        reason,
        report.info().runId());
  }

  private static long count(RunReport report, Predicate<SeriesKey> which) {
    return report.series().stream().filter(judged(which)).mapToLong(Series::count).sum();
  }

  private static Predicate<Series> judged(Predicate<SeriesKey> which) {
    return series ->
        series.key().isIteration() && !series.key().warmUp() && which.test(series.key());
  }

  private double shareAtLimit(RunReport report) {
    Totals totals =
        report.workloads().entrySet().stream()
            .filter(entry -> arrivals.contains(entry.getKey()))
            .map(java.util.Map.Entry::getValue)
            .reduce(Totals.ZERO, Totals::plus);
    return totals.planned() == 0 ? 0 : (double) totals.dropped().limit() / totals.planned();
  }

  private static String reason(RunReport report) {
    return report.reasons().isEmpty() ? "" : report.reasons().get(0);
  }
}
