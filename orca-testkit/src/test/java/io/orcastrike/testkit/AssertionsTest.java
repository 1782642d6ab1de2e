package io.orcastrike.testkit;

import static io.orcastrike.testkit.OrcaAssertions.assertThat;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.report.RunReport;
import io.orcastrike.report.ThresholdResult.State;
import io.orcastrike.report.Verdict;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AssertionsTest {
  private final RunReport passed = Reports.passed();
  private final RunReport failed = Reports.failed();

  @Test
  void holdForARunThatPassed() {
    assertThat(passed).passed().isComplete().isBalanced().doesNotHaveVerdict(Verdict.INVALID);
    assertThat(passed).hasThreshold("p95(shop) < 5 ms", State.PASSED).hasWarning("shop");
    assertThat(passed).planned().isEqualTo(2_004);
    assertThat(passed).started().isEqualTo(2_001);
    assertThat(passed).succeeded().isEqualTo(2_000);
    assertThat(passed).failed().isEqualTo(1);
    assertThat(passed).dropped().isEqualTo(3);
    assertThat(passed).counter("shop").isEqualTo(1_000);
    assertThat(passed).counter("other").isZero();
    assertThat(passed).checkRate("shop").isBetween(0.99, 0.999);
    assertThat(passed).report().extracting(RunReport::verdict).isEqualTo(Verdict.PASSED);
  }

  @Test
  void lookAtResponseAndServiceTimes() {
    assertThat(passed).scenario("shop-1").p50().isBetween(ofMillis(7), ofMillis(8));
    assertThat(passed).scenario("shop-1").max().isBetween(ofMillis(9), ofMillis(11));
    assertThat(passed).scenario("shop-1").service().p99().isLessThan(ofMillis(9));
    assertThat(passed).iterations().mean().isBetween(ofMillis(7), ofMillis(8));
    assertThat(passed).iterations().hasNoErrors().count().isEqualTo(2_000);
    assertThat(passed).step("shop").count().isEqualTo(2_000);
    assertThat(passed).scenario("shop-0").step("shop").errorRate().isEqualTo(1);
  }

  @Test
  void aFailureTellsOfTheRun() {
    fails(() -> assertThat(failed).passed())
        .hasMessageContaining("expected the verdict to be PASSED")
        .hasMessageContaining("plan \"shop\": FAILED")
        .hasMessageContaining("because: threshold p95(scenario-0) < 5 ms failed")
        .hasMessageContaining("totals: 2006 planned, 2003 started, 2000 succeeded, 3 failed")
        .hasMessageContaining("threshold: p95(shop) < 5 ms failed, observed 9.500")
        .hasMessageContaining("error: 1 times in shop/shop: shop 0")
        .hasMessageContaining("warning: shop");
    fails(() -> assertThat(failed).scenario("shop-0").p99().isLessThan(ofMillis(1)))
        .hasMessageContaining("p99.0 of scenario \"shop-0\" (response)")
        .hasMessageContaining("totals: ");
    fails(() -> assertThat(failed).hasNoErrors());
    fails(() -> assertThat(failed).hasNoWarnings());
    fails(() -> assertThat(failed).hasError("shop 9")).hasMessageContaining("shop 9");
    fails(() -> assertThat(failed).hasReason("noise"));
    fails(() -> assertThat(Reports.neverBegan()).isComplete());
  }

  @Test
  void whatWasNotMeasuredFailsAndIsToldFromWhatWas() {
    fails(() -> assertThat(passed).scenario("shop-0").step("pay").p99().isNotNull())
        .hasMessageContaining("nothing was measured of step \"pay\" of scenario \"shop-0\"")
        .hasMessageContaining("measured are: shop-0, shop-0/shop, shop-1, shop-1/shop");
    fails(() -> assertThat(passed).scenario("none").hasNoErrors());
    fails(() -> assertThat(passed).checkRate("none").isZero());
  }

  private static AbstractThrowableAssert<?, ?> fails(ThrowingCallable call) {
    return assertThatThrownBy(call).isInstanceOf(AssertionError.class);
  }
}
