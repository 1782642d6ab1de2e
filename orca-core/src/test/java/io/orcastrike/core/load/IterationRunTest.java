package io.orcastrike.core.load;

import static io.orcastrike.api.LoadProfile.iterations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orcastrike.api.Feeder;
import io.orcastrike.api.Iteration;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Scenario;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.Series;
import io.orcastrike.report.SlowIteration;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class IterationRunTest {

  @Test
  void failsByWhateverItsBodyThrows() {
    for (Throwable thrown :
        List.of(
            new IOException("x"), new IllegalStateException("x"), new StackOverflowError("x"))) {
      Slice slice = run(it -> sneak(thrown));

      assertThat(Counts.of(slice, 0).checkBalance().failed()).isEqualTo(1);
      assertThat(slice.errors())
          .singleElement()
          .satisfies(
              error ->
                  assertThat(error.message()).isEqualTo(thrown.getClass().getSimpleName() + ": x"));
    }
  }

  @Test
  void isCountedThoughItsExceptionFailsWhenAsked() {
    Slice slice =
        run(
            it -> {
              throw new RuntimeException() {
                private static final long serialVersionUID = 1L;

                @Override
                public String getMessage() {
                  throw new StackOverflowError();
                }
              };
            });

    assertThat(Counts.of(slice, 0).checkBalance().failed()).isEqualTo(1);
    assertThat(slice.errors()).hasSize(1);
  }

  @Test
  void failsByARequirementButNotByACheck() {
    Slice slice =
        run(
            it -> {
              it.check("loose", false);
              it.require("kept", true);
              it.require("strict", false);
            });

    assertThat(Counts.of(slice, 0).failed()).isEqualTo(1);
    assertThat(Counts.of(run(it -> it.check("loose", false)), 0).succeeded()).isEqualTo(1);
    assertThat(slice.checks()).hasSize(3);
    assertThat(slice.errors())
        .extracting(Slice.Failures::message)
        .containsExactly("required: strict");
  }

  @Test
  void countsAnErrorOnceAtTheInnermostStep() {
    Slice slice =
        run(
            it ->
                it.step(
                    "outer",
                    () ->
                        it.step(
                            "inner",
                            () -> {
                              throw new IOException("no");
                            })));

    assertThat(slice.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.step()).isEqualTo("inner");
              assertThat(error.count()).isEqualTo(1);
            });
    assertThat(slice.series())
        .extracting(series -> series.key().step() + " " + series.key().outcome())
        .containsExactlyInAnyOrder("outer FAILED", "inner FAILED", " FAILED");
  }

  @Test
  void takesPausesOutOfItsTimes() {
    Bench bench =
        Bench.started(
            Plans.of(
                iterations(1),
                it -> {
                  it.pause(Duration.ofMillis(300));
                }));
    bench.at(0).until(() -> bench.clock.isAwaited(bench.t0 + 300 * Bench.MILLI));
    // The pause ends 50 ms late: that too is pause.
    bench.at(350);
    Series series = bench.ended().series().get(0);

    assertThat(series.service().max()).isZero();
    assertThat(series.response().max()).isZero();
    assertThat(series.pausedMicros()).isEqualTo(350_000);
  }

  @Test
  void recordsAStepThatWasTimedElsewhere() {
    Slice slice = run(it -> it.timed("call > first byte", Duration.ofMillis(70)));

    assertThat(slice.series())
        .filteredOn(series -> series.key().step().equals("call > first byte"))
        .singleElement()
        .satisfies(
            series -> {
              assertThat(series.key().outcome()).isEqualTo(Outcome.SUCCEEDED);
              assertThat(series.key().isPart()).isTrue();
              assertThat(series.service().count()).isEqualTo(1);
              assertThat(series.service().max()).isBetween(70_000L, 70_100L);
            });
  }

  @Test
  void givesTheSameRowHoweverOftenItIsAskedFor() {
    List<Object> given = new CopyOnWriteArrayList<>();
    for (boolean same : new boolean[] {false, true}) {
      given.clear();
      Feeder<String> own = Feeder.of("rows", List.of("a", "b", "c"));
      Feeder<String> feeder = same ? own.sameOnEveryDrone() : own;
      Plan plan =
          Plan.named("plan")
              .load("load", iterations(3))
              .scenario(
                  "s",
                  it -> {
                    given.add(it.row(feeder));
                    given.add(it.row(feeder));
                  })
              .feed(feeder)
              .build();
      Bench.started(plan).at(0).ended();

      assertThat(given).containsExactly("a", "a", "b", "b", "c", "c");
    }
  }

  @Test
  void refusesARowOfAFeederThatItsScenarioDoesNotDeclare() {
    Slice slice = run(it -> it.row(Feeder.of("rows", List.of("a"))));

    assertThat(slice.errors())
        .singleElement()
        .satisfies(
            error ->
                assertThat(error.samples().get(0))
                    .contains("scenario \"scenario\" must declare feeder \"rows\" with feed(...)"));
  }

  @Test
  void hasTheSameRandomNumbersInEveryRun() {
    List<Long> first = new CopyOnWriteArrayList<>();
    List<Long> second = new CopyOnWriteArrayList<>();
    run(20, it -> first.add(it.random().nextLong() + it.random().nextLong()));
    run(20, it -> second.add(it.random().nextLong() + it.random().nextLong()));

    assertThat(first).hasSize(20).doesNotHaveDuplicates().isEqualTo(second);
  }

  @Test
  void recordsCountersAndDistributions() {
    Slice slice =
        run(
            3,
            it -> {
              it.count("bytes", 10);
              it.record("size", 5);
            });

    assertThat(slice.counters()).containsExactly(new Slice.Counter("bytes", 30));
    assertThat(slice.values())
        .singleElement()
        .satisfies(
            values -> {
              assertThat(values.name()).isEqualTo("size");
              assertThat(values.distribution().count()).isEqualTo(3);
              assertThat(values.distribution().max()).isEqualTo(5);
            });
  }

  @Test
  void refusesBlankNamesWhichWouldStandForTheIteration() {
    List<Throwable> refused = new CopyOnWriteArrayList<>();
    Slice slice =
        run(
            it -> {
              List<Iteration.Action> mistakes =
                  List.of(
                      () -> it.step("", () -> {}),
                      () -> it.step(" ", () -> {}),
                      () -> it.timed(" ", Duration.ZERO),
                      () -> it.timed("step", Duration.ofNanos(-1)),
                      () -> it.check("", true),
                      () -> it.count("", 1),
                      () -> it.record("", 1),
                      () -> it.record("size", -1));
              for (Iteration.Action mistake : mistakes) {
                assertThatIllegalArgumentException()
                    .isThrownBy(mistake::run)
                    .satisfies(refused::add);
              }
            });

    assertThat(refused).hasSize(8);
    assertThat(refused.get(0)).hasMessage("name of a step must not be blank, was \"\"");
    assertThat(Counts.of(slice, 0).checkBalance().succeeded()).isEqualTo(1);
    assertThat(slice.series())
        .extracting(series -> series.key().outcome())
        .containsExactly(Outcome.SUCCEEDED);
  }

  @Test
  void tellsWhatTheSlowestDid() {
    Slice slice =
        run(
            it -> {
              it.trace("of all");
              it.step("pay", () -> it.trace("4bf92f35"));
              it.timed("pay > first byte", Duration.ofMillis(70));
            });

    assertThat(slice.slowest())
        .singleElement()
        .satisfies(
            slow -> {
              assertThat(slow.scenario()).isEqualTo(slice.series().get(0).key().scenario());
              assertThat(slow.outcome()).isEqualTo(Outcome.SUCCEEDED);
              assertThat(slow.trace()).isEqualTo("of all");
              assertThat(slow.steps())
                  .extracting(SlowIteration.Step::name)
                  .containsExactlyInAnyOrder("pay", "pay > first byte");
              assertThat(slow.steps())
                  .extracting(SlowIteration.Step::trace)
                  .containsExactlyInAnyOrder("4bf92f35", "");
            });
  }

  @Test
  void errorsHaveTheTraceOfTheirStep() {
    Slice slice =
        run(
            it ->
                it.step(
                    "pay",
                    () -> {
                      it.trace("4bf92f35");
                      throw new IOException("no");
                    }));

    assertThat(slice.errors().get(0).samples())
        .singleElement()
        .asString()
        .startsWith("IOException: no")
        .endsWith("(trace 4bf92f35)");
  }

  private static Slice run(Scenario.Body body) {
    return run(1, body);
  }

  private static Slice run(int times, Scenario.Body body) {
    return Bench.started(Plans.of(iterations(times), body)).at(0).ended();
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
