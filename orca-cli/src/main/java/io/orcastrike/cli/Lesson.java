package io.orcastrike.cli;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;

/** Says in plain words what there is to learn when response and service time part. */
final class Lesson {
  private static final double CLEARLY = 1.5;
  private static final long NOTICEABLE_MICROS = 50_000;

  private Lesson() {}

  /** Returns a lesson, or nothing when both times tell the same. */
  static String text(RunReport report) {
    Distribution response = sum(report, true);
    Distribution service = sum(report, false);
    for (double percent : new double[] {90, 95, 99}) {
      long responded = response.percentile(percent);
      long served = service.percentile(percent);
      if (responded > CLEARLY * served && responded - served > NOTICEABLE_MICROS) {
        return """
        why response and service time part
          p%.0f of the response time is %s ms, of the service time only %s ms.
          Both are true. Service time counts from when a shopper was let in, so it
          says how fast the shop was for those. Response time counts from when the
          shopper was due. While the shop stood still, as many shoppers as may be
          inside at once were stuck, and those who arrived meanwhile had to queue:
          their wait is in the response time only. A tool that starts its clock when
          it gets to send does not see them, and would have called this a fast shop.
        """
            .formatted(percent, Figures.millis(responded), Figures.millis(served));
      }
    }
    return "";
  }

  private static Distribution sum(RunReport report, boolean response) {
    DistributionBuilder sum = new DistributionBuilder();
    for (Series series : report.series()) {
      if (series.key().isIteration()
          && series.key().outcome() == Outcome.SUCCEEDED
          && !series.key().warmUp()) {
        sum.add(response ? series.response() : series.service());
      }
    }
    return sum.build();
  }
}
