package io.orcastrike.testkit;

import static io.orcastrike.testkit.OrcaAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.SeriesKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server that answers at once, but stalls 2 s once in a 20 s run at 1,000/s. Who arrives x s into
 * the stall waits 2 s - x; that is every tenth of the run's arrivals, evenly from 0 to 2 s. So 5 %
 * of all responses are longer than 1 s, 1 % than 1.8 s, and the longest is 2 s. At its end 2,000
 * replies come at once, which two processors take some 0.1 s to deal with: those of the 95th
 * percentile are in the midst of them, those that waited longest come first.
 */
@Timeout(180)
class StallTest {
  private static final int RATE = 1_000;
  private static final int SECONDS = 20;
  private static final TruthScript SCRIPT =
      TruthScript.after(Duration.ZERO).stalling(Duration.ofSeconds(8), Duration.ofSeconds(2));

  @Test
  void isSeenAsLongAsItIs() throws Exception {
    Patience.untilUndisturbed(() -> measure());
  }

  private static void measure() throws Exception {
    try (TruthServer server = TruthServer.start(SCRIPT);
        TruthClient client = new TruthClient(server)) {
      var load = Truth.rate(RATE, Duration.ofSeconds(SECONDS));

      RunReport report = LoadTests.run(Truth.run(Truth.calls(load, client).build()));

      List<TruthServer.Request> log = server.log();
      publish(report, log);
      assertThat(report).passed().isComplete().isBalanced().hasNoErrors();
      assertThat(report).dropped().isZero();
      assertThat(report).planned().isEqualTo(RATE * SECONDS).isEqualTo(log.size());
      assertArrivalsGoOn(log);
      Distribution response = response(report);
      assertThat(response.percentile(95) / 1e6).as("p95, s").isBetween(0.98, 1.25);
      assertThat(response.percentile(99) / 1e6).as("p99, s").isCloseTo(1.8, withinPercentage(2));
      assertThat(response.max() / 1e6).as("max, s").isCloseTo(2.0, withinPercentage(2));
      assertThat(report).iterations().p50().isLessThan(Duration.ofMillis(5));
    }
  }

  /** 1,000/s planned are 1,000/s arriving, during the stall, too: nobody waits for a reply. */
  private static void assertArrivalsGoOn(List<TruthServer.Request> log) {
    double seconds = Truth.elapsedNanos(log, log.size() - 1) / 1e9;
    assertThat((log.size() - 1) / seconds)
        .as("arrivals a second")
        .isCloseTo(RATE, withinPercentage(0.1));
    assertThat(Truth.arrivalsBySecond(log).subList(0, SECONDS))
        .as("arrivals by second")
        .allSatisfy(count -> assertThat(count).isCloseTo(RATE, withinPercentage(10)));
  }

  private static Distribution response(RunReport report) {
    return report
        .find(new SeriesKey("load", "call", "", Outcome.SUCCEEDED, false))
        .orElseThrow()
        .response();
  }

  private static void publish(RunReport report, List<TruthServer.Request> log) {
    Distribution response = response(report);
    Figures.state(
        "response, ms",
        "p50 %.2f, p95 %.1f, p99 %.1f, max %.1f"
            .formatted(
                response.percentile(50) / 1e3,
                response.percentile(95) / 1e3,
                response.percentile(99) / 1e3,
                response.max() / 1e3));
    Figures.state("arrivals by second at the server", Truth.arrivalsBySecond(log).toString());
    report
        .drones()
        .forEach(
            drone ->
                Figures.state(
                    "lag of %s, ms".formatted(drone.name()),
                    "p50 %.3f, p99 %.3f, max %.1f; processor up to %.0f %%"
                        .formatted(
                            drone.lag().percentile(50) / 1e3,
                            drone.lag().percentile(99) / 1e3,
                            drone.lag().max() / 1e3,
                            100 * drone.health().cpuShare())));
  }
}
