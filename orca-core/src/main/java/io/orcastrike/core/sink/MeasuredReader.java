package io.orcastrike.core.sink;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.Interval;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.Totals;
import java.io.IOException;
import java.util.Base64;

/** Reads what a result says was counted and measured. Figures come from the histograms again. */
final class MeasuredReader {
  private MeasuredReader() {}

  static Totals totals(JsonPart totals) throws IOException {
    JsonPart dropped = totals.at("dropped");
    return new Totals(
        totals.at("planned").whole(),
        totals.at("started").whole(),
        totals.at("succeeded").whole(),
        totals.at("failed").whole(),
        totals.at("interrupted").whole(),
        new Totals.Dropped(
            dropped.at("limit").whole(),
            dropped.at("generator").whole(),
            dropped.at("late").whole()),
        totals.at("notReached").whole(),
        totals.at("undelivered").whole());
  }

  static Series series(JsonPart series) throws IOException {
    SeriesKey key = CourseJson.key(series);
    Distribution judged = histogram(series.at("histogram"));
    return new Series(
        key,
        key.isIteration() ? judged : Distribution.EMPTY,
        key.isIteration() ? histogram(series.at("serviceHistogram")) : judged,
        series.at("pausedMs").scaled(3));
  }

  static Interval interval(JsonPart interval) throws IOException {
    return new Interval(
        interval.at("fromSecond").second(),
        interval.at("toSecond").second(),
        interval.at("target").whole(),
        interval.at("started").whole(),
        interval.at("succeeded").whole(),
        interval.at("failed").whole(),
        interval.at("dropped").whole(),
        interval.at("inFlight").whole(),
        histogram(interval.at("histogram")),
        histogram(interval.at("serviceHistogram")));
  }

  /** Reads a distribution of the author's own. */
  static Distribution values(JsonPart values) throws IOException {
    return histogram(values.at("histogram"));
  }

  static Distribution histogram(JsonPart histogram) throws IOException {
    try {
      return Distribution.decode(Base64.getDecoder().decode(histogram.text()));
    } catch (IllegalArgumentException e) {
      throw histogram.mistake("must be a histogram, was none: " + e.getMessage());
    }
  }
}
