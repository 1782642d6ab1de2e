package io.orcastrike.samples.echo;

import static io.orcastrike.testkit.OrcaAssertions.assertThat;

import io.orcastrike.core.Orca;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.testkit.LoadTests;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole run, on three drones. */
@Timeout(60)
class EchoRunTest {
  /** A machine that builds is busy: what is asked here is not whether it is fit to measure on. */
  private static final TrustLimits BUSY = TrustLimits.DEFAULT.withLag(Duration.ofSeconds(1));

  @Test
  void passes() throws Exception {
    RunReport report =
        LoadTests.run(
            Orca.test(EchoTest::new)
                .drones(3)
                .parameter("rate", "60")
                .parameter("duration", "2s")
                .trust(BUSY));

    assertThat(report).passed().isBalanced().hasNoErrors();
    assertThat(report).succeeded().isEqualTo(120);
    assertThat(report).checkRate("the same words").isEqualTo(1);
    assertThat(report).scenario("echo").step("say").count().isEqualTo(120);
  }
}
