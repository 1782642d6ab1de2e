package io.orcastrike.cli;

import io.orcastrike.report.Comparison.Change;
import java.util.Locale;

/**
 * A change as the cells of a table. Error rates change by percentage points, all else by percent.
 */
record ChangeCells(Change of) {
  private static final double SMALLEST = 0.0001;

  String before() {
    return figure(of.before());
  }

  String after() {
    return figure(of.after());
  }

  String change() {
    return relative(of.after() - of.before());
  }

  String interval() {
    return Double.isNaN(of.low()) ? "" : relative(of.low()) + " to " + relative(of.high());
  }

  String probability() {
    if (Double.isNaN(of.p())) {
      return "";
    }
    return of.p() < SMALLEST ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", of.p());
  }

  private boolean isShare() {
    return of.figure().equals("error rate");
  }

  private String figure(double value) {
    return isShare() ? Figures.percent(value) : Figures.threeDigits(value);
  }

  private String relative(double difference) {
    if (isShare()) {
      return String.format(Locale.ROOT, "%+.2f pp", 100 * difference);
    }
    return of.before() == 0
        ? "-"
        : String.format(Locale.ROOT, "%+.1f %%", 100 * difference / of.before());
  }
}
