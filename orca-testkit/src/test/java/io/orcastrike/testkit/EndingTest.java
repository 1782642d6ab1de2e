package io.orcastrike.testkit;

import static io.orcastrike.api.Metric.errorRate;
import static io.orcastrike.testkit.OrcaAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.Plan;
import io.orcastrike.core.Run;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How runs end before their time, by the target's log. */
@Timeout(120)
class EndingTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void anAbortByThresholdReachesTheTargetWithinTwoSeconds() throws Exception {
    TruthScript script =
        TruthScript.after(Duration.ofMillis(2))
            .from(Duration.ofSeconds(2), TruthScript.Kind.FAILURE);
    try (TruthServer server = TruthServer.start(script);
        TruthClient client = new TruthClient(server)) {
      Plan plan =
          Truth.calls(Truth.rate(300, LONG), client)
              .threshold(errorRate().below(0.5).over(Duration.ofSeconds(1)).abort())
              .build();

      RunReport report = LoadTests.run(Truth.runAnywhere(plan));

      List<TruthServer.Request> log = server.log();
      Duration last = Duration.ofNanos(Truth.elapsedNanos(log, log.size() - 1));
      Duration broken = Duration.ofSeconds(report.thresholds().get(0).firstBreach().orElseThrow());
      Figures.state("broken at, last request at", broken + ", " + last);
      assertThat(report).hasVerdict(Verdict.FAILED).hasReason("was broken").isBalanced();
      assertThat(broken).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
      assertThat(last).isLessThan(broken.plusSeconds(2));
      assertThat(report.totals().notReached()).isPositive();
      // One that was begun may be interrupted before its request is sent.
      assertThat(report)
          .started()
          .isBetween((long) log.size(), log.size() + report.totals().interrupted());
    }
  }

  @Test
  void aGentleStopLetsFinishWhatRuns() throws Exception {
    try (TruthServer server = TruthServer.start(TruthScript.after(Duration.ofMillis(300)));
        TruthClient client = new TruthClient(server)) {
      Run run = Truth.runAnywhere(Truth.calls(Truth.rate(200, LONG), client).build()).start();
      server.awaitRequests(200);

      run.stop(Verdict.INTERRUPTED, "enough");
      RunReport report = run.await();

      assertThat(report).hasVerdict(Verdict.INTERRUPTED).hasReason("enough");
      assertThat(report).isBalanced().isComplete().hasNoErrors();
      assertThat(report).succeeded().isEqualTo(server.log().size());
      assertThat(server.log()).allMatch(request -> request.repliedNanos().isPresent());
      assertThat(report.totals().interrupted()).isZero();
      assertThat(report.totals().notReached()).isPositive();
    }
  }

  @Test
  void anAbortInterruptsWhatRuns() throws Exception {
    try (TruthServer server = TruthServer.start(TruthScript.after(LONG));
        TruthClient client = new TruthClient(server)) {
      Run run = Truth.runAnywhere(Truth.calls(Truth.rate(100, LONG), client).build()).start();
      server.awaitRequests(50);

      run.stop(Verdict.TERMINATED, "the machine goes down");
      run.abort(Verdict.TERMINATED, "now");
      RunReport report = run.await();

      assertThat(report).hasVerdict(Verdict.TERMINATED).hasReason("the machine goes down");
      assertThat(report).isBalanced().isComplete().hasNoErrors();
      assertThat(report).succeeded().isZero();
      assertThat(report.totals().interrupted()).isGreaterThanOrEqualTo(server.log().size());
      assertThat(report.elapsed()).isLessThan(Duration.ofSeconds(10));
    }
  }
}
