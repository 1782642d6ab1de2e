package io.orcastrike.testkit;

import static io.orcastrike.testkit.OrcaAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.ArrivalRate.WhenFull;
import io.orcastrike.api.Plan;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whose fault it is: a run is INVALID for what the generator did, never for what the target did.
 */
@Timeout(120)
class TrustTest {

  @Test
  void aHealthyRunOfThreeDronesIsBelieved() throws Exception {
    Patience.untilUndisturbed(
        () -> {
          try (TruthServer server = TruthServer.start(TruthScript.after(Duration.ofMillis(5)));
              TruthClient client = new TruthClient(server)) {
            var load = Truth.rate(500, Duration.ofSeconds(4));

            RunReport report = LoadTests.run(Truth.run(Truth.calls(load, client).build()));

            assertThat(report).passed().hasNoErrors();
            assertThat(report).dropped().isZero();
            assertThat(server.log()).hasSize(2_000);
          }
        });
  }

  @Test
  void aSlowTargetIsNotTheGeneratorsFault() throws Exception {
    try (TruthServer server = TruthServer.start(TruthScript.after(Duration.ofSeconds(1)));
        TruthClient client = new TruthClient(server)) {
      var load = Truth.rate(100, Duration.ofSeconds(3)).maxInFlight(60, WhenFull.DROP);

      RunReport report = LoadTests.run(Truth.run(Truth.calls(load, client).build()));

      assertThat(report).doesNotHaveVerdict(Verdict.INVALID).isBalanced();
      assertThat(report.totals().dropped().limit()).isGreaterThan(80);
      assertThat(report.totals().dropped().generator()).isZero();
      assertThat(report).started().isEqualTo(server.log().size());
    }
  }

  @Test
  void aRateThatNoMachineReachesIsInvalid() throws Exception {
    Plan plan =
        Plan.named("too much")
            .load("load", Truth.rate(8_000_000, Duration.ofSeconds(3)))
            .scenario("nothing", it -> {})
            .build();

    RunReport report = LoadTests.run(Truth.run(plan).drones(1));

    assertThat(report)
        .hasVerdict(Verdict.INVALID)
        .hasReason("because it could not keep up")
        .isBalanced();
    assertThat(report).planned().isEqualTo(24_000_000);
  }

  @Test
  void aTestThatBurnsAllProcessorsIsInvalid() throws Exception {
    int processors = Runtime.getRuntime().availableProcessors();
    Plan plan =
        Plan.named("burning")
            .load("load", Truth.rate(150 * processors, Duration.ofSeconds(2)))
            .scenario("burn", it -> burn(Duration.ofMillis(10)))
            .build();

    RunReport report = LoadTests.run(Truth.run(plan));

    assertThat(report)
        .hasVerdict(Verdict.INVALID)
        .hasReason("started iterations late")
        .isBalanced();
  }

  @Test
  void whatWasDueIsStartedAlsoByALateDrone() throws Exception {
    Plan plan =
        Plan.named("late")
            .load("load", Truth.rate(200, Duration.ofSeconds(2)))
            .scenario("nothing", it -> {})
            .build();

    RunReport report = LoadTests.run(Truth.run(plan).clock(new LateClock()));

    assertThat(report).hasVerdict(Verdict.INVALID).hasReason("started iterations late");
    assertThat(report).isBalanced().started().isEqualTo(400);
  }

  /** Wakes those who start arrivals 0.4 s late. */
  private static final class LateClock implements Clock {
    private final Clock system = Clock.system();

    @Override
    public long nanos() {
      return system.nanos();
    }

    @Override
    public long wallNanos() {
      return system.wallNanos();
    }

    @Override
    public void sleepUntil(long nanos) throws InterruptedException {
      boolean starts = Thread.currentThread().getName().equals("orca-arrivals-load");
      system.sleepUntil(starts ? nanos + 400_000_000 : nanos);
    }
  }

  private static void burn(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
