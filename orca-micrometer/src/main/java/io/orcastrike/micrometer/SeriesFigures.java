package io.orcastrike.micrometer;

import io.micrometer.core.instrument.Tags;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;

/**
 * What the meters of a series show: how many ended, percentiles of the run up to now, and how many
 * took at most so long. The last are sums, so that percentiles of any time and of any runs together
 * can be computed of them; percentiles cannot.
 */
final class SeriesFigures {
  private static final double[] QUANTILES = {0.5, 0.9, 0.95, 0.99, 0.999, 1};

  /** In seconds; each at most 2.5 times the one before. */
  private static final double[] BOUNDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60
  };

  private SeriesFigures() {}

  static void of(Meters meters, Series series) {
    SeriesKey key = series.key();
    Tags tags = Tags.of("workload", key.workload(), "scenario", key.scenario());
    String what = key.isIteration() ? "iterations" : "steps";
    Tags its = key.isIteration() ? tags : tags.and("step", key.step());
    meters.count(what, its.and("outcome", Figures.word(key.outcome())), series.count());
    if (key.outcome() != Outcome.SUCCEEDED) {
      return; // latencies are those of successes, as thresholds judge them
    }
    if (key.isIteration()) {
      quantiles(meters, "iterations.response", its, series.response());
      within(meters, "iterations.response.within", its, series.response());
    }
    quantiles(meters, what + ".service", its, series.service());
    if (!key.isIteration()) {
      within(meters, "steps.service.within", its, series.service());
    }
  }

  private static void quantiles(Meters meters, String name, Tags tags, Distribution times) {
    for (double quantile : QUANTILES) {
      Tags its = tags.and("quantile", text(quantile));
      meters.seconds(name, its, (double) times.percentile(quantile * 100));
    }
  }

  private static void within(Meters meters, String name, Tags tags, Distribution times) {
    for (double bound : BOUNDS) {
      double share = times.shareAtOrBelow(Math.round(bound * 1e6));
      meters.count(name, tags.and("le", text(bound)), Math.round(share * times.count()));
    }
    meters.count(name, tags.and("le", "+Inf"), times.count());
  }

  private static String text(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
