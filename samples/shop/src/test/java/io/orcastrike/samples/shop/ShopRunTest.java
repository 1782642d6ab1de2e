package io.orcastrike.samples.shop;

import static io.orcastrike.testkit.OrcaAssertions.assertThat;
import static java.time.Duration.ofMillis;

import io.orcastrike.core.Orca;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.ThresholdResult.State;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.report.Verdict;
import io.orcastrike.testkit.LoadTests;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole runs, on three drones. */
@Timeout(90)
class ShopRunTest {
  /** A machine that builds is busy: what is asked here is not whether it is fit to measure on. */
  private static final TrustLimits BUSY = TrustLimits.DEFAULT.withLag(Duration.ofSeconds(1));

  @Test
  void passes() throws Exception {
    RunReport report = run(Map.of("rate", "40", "duration", "6s"));

    assertThat(report).passed().isBalanced().hasNoErrors();
    assertThat(report).checkRate("has items").isEqualTo(1);
    assertThat(report).scenario("checkout").step("pay").hasNoErrors();
    assertThat(report).scenario("export").count().isGreaterThan(30);
    assertThat(report).counter("orders").isPositive();
  }

  /**
   * One shopper at a time on each drone is stuck inside, too few for p99 of service; those who
   * could not come in show in response.
   */
  @Test
  void responseKnowsOfTheStallThatServiceDoesNotSee() throws Exception {
    RunReport report =
        run(
            Map.of(
                "rate", "60",
                "duration", "8s",
                "thinkTime", "0s",
                "maxInFlight", "3",
                "stall", "2s",
                "stallAt", "3s"));

    assertThat(report).hasVerdict(Verdict.FAILED).isBalanced().hasNoErrors();
    assertThat(report).hasThreshold("p95(browse) < 250 ms", State.FAILED);
    assertThat(report).scenario("browse").p99().isGreaterThan(ofMillis(1_500));
    assertThat(report).scenario("browse").service().p99().isLessThan(ofMillis(1_000));
  }

  private static RunReport run(Map<String, String> parameters) throws InterruptedException {
    return LoadTests.run(Orca.test(ShopTest::new).drones(3).parameters(parameters).trust(BUSY));
  }
}
