package io.orcastrike.testkit;

import static io.orcastrike.testkit.OrcaAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.SeriesKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Numbers of a report against the log of a server whose latency is programmed. */
@Timeout(120)
class TruthTest {
  private static final int RATE = 400;
  private static final Duration LENGTH = Duration.ofSeconds(6);
  private static final double[] PERCENTS = {10, 50, 75, 90, 95, 99};

  /** HdrHistogram keeps three digits; microseconds are cut off. */
  private static final double DIGITS = 0.001;

  /** 10 to 60 ms, evenly, in an order that looks random. */
  private static final TruthScript SCRIPT =
      (number, elapsed) ->
          TruthScript.Reply.after(Duration.ofNanos(10_000_000 + number * 7_919 % 5_000 * 10_000));

  @Test
  void countsAndQuantilesAreTheServers() throws Exception {
    Patience.untilUndisturbed(() -> measure());
  }

  private static void measure() throws Exception {
    try (TruthServer server = TruthServer.start(SCRIPT);
        TruthClient client = new TruthClient(server)) {
      var load = Truth.rate(RATE, LENGTH).grace(Duration.ofSeconds(5));

      RunReport report = LoadTests.run(Truth.run(Truth.calls(load, client).build()));

      List<TruthServer.Request> log = server.log();
      assertThat(report).passed().isComplete().isBalanced().hasNoErrors();
      assertThat(report).planned().isEqualTo(RATE * LENGTH.toSeconds()).isEqualTo(log.size());
      assertThat(report).iterations().count().isEqualTo(log.size());
      assertThat(report).step("get").count().isEqualTo(log.size());
      compare(report, log, client.calls());
    }
  }

  private static void compare(
      RunReport report, List<TruthServer.Request> log, List<TruthClient.Call> calls) {
    long[] server = Truth.serverNanos(log);
    long[] client = Truth.clientNanos(calls);
    long[] overhead = Truth.overheadNanos(log, calls);
    Figures.state(
        "client overhead, us",
        "p50 %.0f, p90 %.0f, p99 %.0f, max %.0f"
            .formatted(
                Truth.micros(overhead, 50),
                Truth.micros(overhead, 90),
                Truth.micros(overhead, 99),
                Truth.micros(overhead, 100)));
    Distribution orca =
        report
            .find(new SeriesKey("load", "call", "get", Outcome.SUCCEEDED, false))
            .orElseThrow()
            .judged();
    for (double percent : PERCENTS) {
      double truth = Truth.micros(server, percent);
      double clients = Truth.micros(client, percent) - truth;
      double error = orca.percentile(percent) - truth - clients;
      Figures.state(
          "p%.0f, us".formatted(percent),
          "server %.0f, client %.0f more, orca %.0f more: %.3f %%"
              .formatted(truth, clients, error, 100 * error / truth));
      assertThat(orca.percentile(percent))
          .as("p%s, server %.0f us, client's own %.0f us", percent, truth, clients)
          .isBetween(
              (long) (truth * (1 - DIGITS)) - 1, (long) ((truth + clients) * (1 + DIGITS)) + 1);
    }
  }
}
