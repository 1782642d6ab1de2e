package io.orcastrike.testkit;

import static io.orcastrike.api.LoadProfile.iterations;
import static io.orcastrike.api.Metric.errorRate;
import static io.orcastrike.testkit.OrcaAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.api.DroneContext;
import io.orcastrike.api.Feeder;
import io.orcastrike.api.Iteration;
import io.orcastrike.api.LoadProfile;
import io.orcastrike.api.LoadTest;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Scenario;
import io.orcastrike.core.Orca;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.ThresholdResult.State;
import io.orcastrike.report.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What authors do by mistake, answered well. */
@Timeout(120)
class BadInputTest {

  @Test
  void aScenarioThatAlwaysThrowsFailsEveryIterationWithOneError() throws Exception {
    Plan plan =
        plan(
                iterations(500).users(10),
                it -> {
                  throw new IllegalStateException("order " + it.number() + " is unknown");
                })
            .threshold(errorRate().below(0.01))
            .build();

    RunReport report = LoadTests.run(Truth.runAnywhere(plan));

    assertThat(report).hasVerdict(Verdict.FAILED).hasThreshold("errorRate < 1 %", State.FAILED);
    assertThat(report).isBalanced().hasError("order # is unknown");
    assertThat(report).failed().isEqualTo(500);
    assertThat(report).iterations().errorRate().isEqualTo(1);
    assertThat(report.errors())
        .singleElement()
        .satisfies(error -> assertThat(error.count()).isEqualTo(500));
  }

  @Test
  void aScenarioThatNeverReturnsIsCutAtTheEndOfItsGrace() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    LoadProfile load = Truth.rate(50, Duration.ofSeconds(1)).grace(Duration.ofMillis(500));

    RunReport report = LoadTests.run(Truth.runAnywhere(plan(load, it -> never.await()).build()));

    assertThat(report).isBalanced().isComplete().hasError("cut at the end of its grace");
    assertThat(report).failed().isEqualTo(50);
    assertThat(report.elapsed()).isBetween(Duration.ofMillis(1_500), Duration.ofSeconds(4));
    Series cut = report.series().get(0);
    assertThat(cut.response().min()).as("cut - due").isGreaterThanOrEqualTo(500_000);
    assertThat(cut.response().max()).as("cut - due").isGreaterThanOrEqualTo(1_450_000);
  }

  @Test
  void aScenarioThatNotEvenAnInterruptEndsIsNamed() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    LoadProfile load = iterations(3).users(3).maxDuration(Duration.ofSeconds(1));
    Plan plan = plan(load.grace(Duration.ofMillis(200)), it -> sleepDeeply(over)).build();
    try {
      RunReport report = LoadTests.run(Truth.runAnywhere(plan));

      assertThat(report)
          .hasVerdict(Verdict.NOT_COMPLETED)
          .hasReason("3 iterations of load \"load\" did not end, not even when interrupted");
      assertThat(report).failed().isEqualTo(3);
    } finally {
      over.set(true);
    }
  }

  @Test
  void aMillionStepNamesDoNotTakeTheMemory() throws Exception {
    // Kept apart, they would take some 50 GB: a series has 50 KB.
    Plan plan = plan(iterations(1_000).users(6), BadInputTest::visitAThousandPages).build();

    RunReport report = LoadTests.run(Truth.runAnywhere(plan));

    List<Series> steps =
        report.series().stream().filter(series -> !series.key().isIteration()).toList();
    assertThat(report).passed().isBalanced().hasNoErrors().hasWarning("step names");
    assertThat(steps).hasSizeLessThanOrEqualTo(201);
    assertThat(steps.stream().mapToLong(Series::count).sum()).isEqualTo(1_000_000);
    assertThat(report).step(SeriesKey.OTHER).count().isGreaterThan(900_000);
  }

  @Test
  void anEmptyCsvIsRefusedBeforeTheRun() {
    Feeder<?> header = Feeder.csv("io/orcastrike/testkit/header.csv");
    Feeder<?> empty = Feeder.csv("io/orcastrike/testkit/empty.csv");
    for (Feeder<?> feeder : List.of(header, empty)) {
      Plan plan = plan(iterations(1), it -> it.row(feeder)).feed(feeder).build();

      assertThatThrownBy(() -> LoadTests.run(Truth.runAnywhere(plan)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must have at least one row")
          .hasMessageContaining(feeder.name());
    }
  }

  @Test
  void hostileNamesAreNamesLikeOthers() throws Exception {
    String hostile = Reports.HOSTILE;
    String arrived = hostile.replace('\ud800', '?'); // half a surrogate pair cannot be sent
    LoadTest test =
        new LoadTest() {
          @Override
          public Plan plan(Parameters parameters) {
            return BadInputTest.plan(iterations(30).users(3), BadInputTest::nameBadly).build();
          }

          @Override
          public void prepare(DroneContext context) {
            context.result(hostile, hostile);
          }
        };

    RunReport report = LoadTests.run(Orca.test(() -> test).drones(3).tag(hostile, hostile));

    assertThat(report).isComplete().isBalanced();
    assertThat(report).failed().isEqualTo(30);
    assertThat(report).step(arrived).count().isEqualTo(30);
    assertThat(report).checkRate(arrived).isEqualTo(1);
    assertThat(report).counter(arrived).isEqualTo(30);
    assertThat(report.distributions().get(arrived).count()).isEqualTo(30);
    assertThat(report.drones())
        .allSatisfy(drone -> assertThat(drone.results()).containsEntry(arrived, arrived));
  }

  private static void nameBadly(Iteration it) throws Exception {
    it.step(Reports.HOSTILE, () -> {});
    it.check(Reports.HOSTILE, true);
    it.count(Reports.HOSTILE, 1);
    it.record(Reports.HOSTILE, 1);
    throw new IllegalStateException(Reports.HOSTILE);
  }

  private static Plan.Builder plan(LoadProfile load, Scenario.Body body) {
    return Plan.named("bad input").load("load", load).scenario("scenario", body);
  }

  private static void visitAThousandPages(Iteration it) throws Exception {
    for (int i = 0; i < 1_000; i++) {
      it.step("page " + (it.number() * 1_000 + i), () -> {});
    }
    it.pause(Duration.ofMillis(5));
  }

  private static void sleepDeeply(AtomicBoolean over) {
    while (!over.get()) {
      try {
        new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        // this is what authors must not do
      }
    }
  }
}
