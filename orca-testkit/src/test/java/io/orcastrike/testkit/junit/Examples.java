package io.orcastrike.testkit.junit;

import static io.orcastrike.api.LoadProfile.iterations;
import static io.orcastrike.api.Metric.p95;
import static io.orcastrike.testkit.OrcaAssertions.assertThat;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofNanos;

import io.orcastrike.api.Iteration;
import io.orcastrike.api.LoadTest;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Plan;
import io.orcastrike.core.Orca;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests as people write them: run by other tests, never by the build itself. */
final class Examples {
  private Examples() {}

  /** Works, and keeps its threshold, unless it is told otherwise. */
  static final class Shop implements LoadTest {
    @Override
    public Plan plan(Parameters parameters) {
      boolean fails = parameters.flag("fails", false);
      return Plan.named("shop")
          .load("shoppers", iterations(parameters.integer("visits", 20)))
          .scenario("checkout", it -> checkout(it, fails))
          .threshold(
              p95("checkout")
                  .below(parameters.flag("strict", false) ? ofNanos(1_000) : ofMinutes(1)))
          .build();
    }

    private static void checkout(Iteration it, boolean fails) throws Exception {
      it.step(
          "pay",
          () -> {
            if (fails) {
              throw new IOException("card refused");
            }
            takeTenMicros();
            return "paid";
          });
    }

    /** So that a bound below is broken on the fastest machine. */
    private static void takeTenMicros() {
      long begin = System.nanoTime();
      while (System.nanoTime() - begin < 10_000) {
        Thread.onSpinWait();
      }
    }
  }

  /** Runs until it is interrupted. */
  static final class Endless implements LoadTest {
    @Override
    public Plan plan(Parameters parameters) {
      return Plan.named("endless")
          .load("load", iterations(1).maxDuration(ofMinutes(1)))
          .scenario("wait", it -> new CountDownLatch(1).await())
          .build();
    }
  }

  static class Good {
    @OrcaTest(
        value = Shop.class,
        drones = 2,
        parameters = {"visits=30"})
    void paysQuickly(RunReport report) {
      assertThat(report).step("pay").p99().isLessThan(ofMillis(60_000));
      assertThat(report).succeeded().isEqualTo(30);
      Assertions.assertThat(report.drones()).hasSize(2);
    }

    @OrcaTest(value = Shop.class, scale = 2)
    void needsNoBody() {}
  }

  static class Bad {
    @OrcaTest(Shop.class)
    void breaksItsOwnRule(RunReport report) {
      assertThat(report).step("pay").p99().isLessThan(ofNanos(1));
    }

    @OrcaTest(value = Shop.class, parameters = "fails=true")
    void fails() {}

    @OrcaTest(value = Shop.class, parameters = "strict=true")
    void breaksItsThreshold() {}
  }

  static class Small {
    @OrcaTest(
        value = Shop.class,
        smoke = true,
        parameters = {"visits=100", "strict=true"})
    void isNotAskedForFigures() {
      throw new AssertionError("the method is called");
    }

    @OrcaTest(value = Shop.class, smoke = true, parameters = "fails=true")
    void isAskedForFailures() {}
  }

  static class Wrong {
    @OrcaTest(value = Shop.class, parameters = "rate")
    void hasAParameterWithoutValue() {}
  }

  static class Stuck {
    @Timeout(value = 500, unit = TimeUnit.MILLISECONDS)
    @OrcaTest(Endless.class)
    void ends() {}
  }

  @ExtendWith(OrcaExtension.class)
  static class Own {
    @Test
    void runsTwice(OrcaRunner orca) throws Exception {
      assertThat(orca.run(Orca.test(Shop::new))).passed();
      RunReport report = orca.run(Orca.test(Shop::new).parameter("fails", "true"));
      assertThat(report).hasVerdict(Verdict.PASSED);
    }

    @RepeatedTest(2)
    void runsAgain(OrcaRunner orca) throws Exception {
      assertThat(orca.run(Orca.test(Shop::new))).succeeded().isEqualTo(orca.isSmoke() ? 2 : 20);
    }
  }
}
