package io.orcastrike.core;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.LoadProfile.iterations;
import static io.orcastrike.api.LoadProfile.users;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.api.ArrivalRate.WhenFull;
import io.orcastrike.api.Feeder;
import io.orcastrike.api.Iteration;
import io.orcastrike.api.LoadProfile;
import io.orcastrike.api.Plan;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.Totals;
import io.orcastrike.report.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs in this process that come to their end by themselves. */
@Timeout(60)
class LocalRunTest {
  @TempDir Path folder;

  @Test
  void threeDronesComeToOneExactResult() throws Exception {
    Queue<Long> numbers = new ConcurrentLinkedQueue<>();
    Script script =
        new Script()
            .load(
                arrivalRate(perSecond(19)).hold(Duration.ofSeconds(1)),
                it -> {
                  numbers.add(it.number());
                  it.step("ask", () -> it.check("even", it.number() % 2 == 0));
                });
    RunReport report = script.run().drones(3).start().await();
    assertThat(report.verdict()).as("%s", report.reasons()).isEqualTo(Verdict.PASSED);
    assertThat(report.complete()).isTrue();
    assertThat(report.totals()).isEqualTo(new Totals(19, 19, 19, 0, 0, Totals.Dropped.ZERO, 0, 0));
    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 19).boxed().toList());
    assertThat(report.drones()).hasSize(3);
    assertThat(report.drones())
        .extracting(DroneResult::state)
        .containsOnly(DroneResult.State.COMPLETE);
    assertThat(report.drones())
        .extracting(drone -> drone.totals().started())
        .containsExactly(7L, 6L, 6L);
    assertThat(report.drones())
        .extracting(DroneResult::name)
        .containsExactly("drone-1", "drone-2", "drone-3");
    assertThat(report.drones()).extracting(DroneResult::process).doesNotHaveDuplicates();
    SeriesKey step = new SeriesKey("load", "scenario", "ask", Outcome.SUCCEEDED, false);
    assertThat(report.find(step).orElseThrow().count()).isEqualTo(19);
    assertThat(report.checks())
        .singleElement()
        .matches(check -> check.passed() == 10 && check.failed() == 9);
    assertThat(report.reasons()).isEmpty();
    assertThat(report.warnings()).isEmpty();
  }

  @Test
  void everyPartIsCalledOnceAndInOrder() throws Exception {
    Script script = new Script();
    RunReport report = script.run().drones(3).start().await();
    assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(script.calls())
        .containsExactly(
            "setUp", "prepare", "prepare", "prepare", "cleanup", "cleanup", "cleanup", "tearDown");
  }

  @Test
  void moreDronesThanIterationsComeToAResultToo() throws Exception {
    RunReport report = new Script().load(iterations(2), it -> {}).run().drones(4).start().await();
    assertThat(report.verdict()).as("%s", report.reasons()).isEqualTo(Verdict.PASSED);
    assertThat(report.totals().succeeded()).isEqualTo(2);
    assertThat(report.drones())
        .hasSize(4)
        .extracting(DroneResult::state)
        .containsOnly(DroneResult.State.COMPLETE);
  }

  @Test
  void whatSetUpReturnsReachesEveryDroneAndTearDown() throws Exception {
    Queue<Map<String, String>> seen = new ConcurrentLinkedQueue<>();
    Map<String, String> values = Map.of("url", "http://localhost:1", "snow", "\u2603\"\n");
    Script script =
        new Script()
            .setUp(parameters -> values)
            .prepare(context -> seen.add(context.values()))
            .tearDown(seen::add);
    assertThat(script.run().drones(2).start().await().verdict()).isEqualTo(Verdict.PASSED);
    assertThat(seen).containsExactly(values, values, values);
  }

  @Test
  void parametersReachEveryDrone() throws Exception {
    Script script =
        new Script()
            .plan(parameters -> Script.plan(iterations(parameters.integer("total", 1)), it -> {}))
            .prepare(context -> context.result("colour", context.parameters().text("colour")));
    RunReport report =
        script.run().parameter("total", "5").parameter("colour", "blue").drones(2).start().await();
    assertThat(report.totals().succeeded()).isEqualTo(5);
    assertThat(report.drones()).allMatch(drone -> drone.results().equals(Map.of("colour", "blue")));
    assertThat(report.warnings()).isEmpty();
  }

  @Test
  void aParameterThatNobodyAsksForIsAWarning() throws Exception {
    Script script =
        new Script()
            .prepare(context -> context.parameters().text("asked in prepare", ""))
            .tearDown(values -> {});
    RunReport report =
        script.run().parameter("asked in prepare", "1").parameter("raet", "2").start().await();
    assertThat(report.warnings())
        .containsExactly(
            "parameter \"raet\" was given, but the test asks only for [asked in prepare]");
  }

  @Test
  void parametersAreNotBlamedWhenTheTestNeverCameToAskForThem() throws Exception {
    Script script =
        new Script()
            .setUp(
                parameters -> {
                  throw new IllegalStateException("no target");
                })
            .prepare(context -> context.parameters().text("colour"));
    RunReport report = script.run().parameter("colour", "blue").start().await();
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_PREPARED);
    assertThat(report.warnings()).isEmpty();
  }

  @Test
  void freeFormResultsStandUnderTheirDrone() throws Exception {
    Script script = new Script().prepare(context -> context.result("who", context.drone()));
    RunReport report = script.run().drones(2).start().await();
    assertThat(report.drones())
        .extracting(DroneResult::results)
        .containsExactly(Map.of("who", "drone-1"), Map.of("who", "drone-2"));
  }

  @Test
  void secretsAreMaskedWhereverTheyMightShow() throws Exception {
    Script script =
        new Script()
            .prepare(
                context -> {
                  String secret = context.parameters().secret("token").reveal();
                  context.parameters().secret("short").reveal();
                  context.result("session", "as " + secret);
                })
            .load(
                iterations(3),
                it -> {
                  throw new IllegalStateException("denied for sesame-open-sesame");
                })
            .cleanup(
                drone -> {
                  throw new IllegalStateException("still open: sesame-open-sesame");
                });
    RunReport report =
        script
            .run()
            .secrets(name -> Optional.of(name.equals("token") ? "sesame-open-sesame" : "sesame"))
            .start()
            .await();
    assertThat(report.totals().failed()).isEqualTo(3);
    assertThat(report.errors().getFirst().samples()).isNotEmpty();
    assertThat(report.errors().getFirst().message()).contains("denied for ");
    assertThat(report.drones().getFirst().results()).containsKey("session");
    assertThat(report.warnings()).anyMatch(warning -> warning.contains("still open"));
    assertThat(report.toString()).doesNotContain("sesame").doesNotContain("-open-");
  }

  @Test
  void theJournalHoldsTheRunUntilTheNextOneInItsFolder() throws Exception {
    Path runs = folder.resolve("runs/1");
    Orca.Builder run = new Script().run().folder(runs);
    RunReport first = run.start().await();
    assertThat(first.verdict()).isEqualTo(Verdict.PASSED);
    byte[] journal = Files.readAllBytes(runs.resolve("journal"));
    assertThat(new String(journal, java.nio.charset.StandardCharsets.UTF_8))
        .contains("\"announce\"", "\"start\"", "\"beat\"", "\"batch\"");
    RunReport next = run.start().await();
    assertThat(runs.resolve("journal"))
        .content()
        .contains(next.info().runId())
        .doesNotContain(first.info().runId());
  }

  @Test
  void aFeedersMissingFileIsAnErrorAtTheStart() {
    Script script =
        new Script()
            .plan(
                parameters ->
                    Plan.named("tiny")
                        .load("load", iterations(3))
                        .scenario("scenario", it -> {})
                        .feed(Feeder.csv("no-such-file.csv"))
                        .build());
    assertThatThrownBy(() -> script.run().start()).hasMessageContaining("no-such-file.csv");
    assertThat(script.calls()).isEmpty();
  }

  @Test
  void aPlanThatIsNotTheSameTwiceIsRefusedWithItsFirstDifference() throws Exception {
    Queue<Integer> totals = new ConcurrentLinkedQueue<>(List.of(5, 6, 7));
    Script script =
        new Script().plan(parameters -> Script.plan(iterations(totals.remove()), it -> {}));
    RunReport report = script.run().drones(2).start().await();
    assertThat(report.verdict()).isEqualTo(Verdict.NO_QUORUM);
    assertThat(report.reasons())
        .singleElement()
        .asString()
        .contains("0 of 2 drones joined", " refused: its plan differs", "first at: load load");
    // The first refusal ends the run, so the other drone may not have come to it.
    assertThat(script.calls("cleanup")).isEqualTo(script.calls("prepare"));
  }

  @Test
  void nothingOfARunIsLeftBehind() throws Exception {
    Set<String> before = Threads.dumped("orca-", folder);
    Script script =
        new Script()
            .plan(
                parameters ->
                    Plan.named("tiny")
                        .load("arrivals", arrivalRate(perSecond(19)).hold(Duration.ofMillis(300)))
                        .scenario("a", it -> it.pause(Duration.ofMillis(5)))
                        .load(
                            "users",
                            users(3).pacing(Duration.ofMillis(20)).hold(Duration.ofMillis(300)))
                        .scenario("b", it -> {})
                        .build());
    RunReport report = script.run().drones(3).start().await();
    assertThat(report.verdict()).as("%s", report.reasons()).isEqualTo(Verdict.PASSED);
    Threads.assertGoneToo("orca-", folder, before);
  }

  /** Runs by seed, all at once: whatever they do, their counts balance. */
  @Test
  void manyRunsAtOnceAlwaysBalance() throws Exception {
    List<Run> runs = new ArrayList<>();
    for (int seed = 0; seed < 24; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Script script = new Script().plan(plan(seed));
      Run run = script.run().seed(seed).drones(1 + random.nextInt(4)).start();
      runs.add(run);
      switch (random.nextInt(6)) {
        case 0 -> run.stop(Verdict.INTERRUPTED, "by seed");
        case 1 -> run.abort(Verdict.TERMINATED, "by seed");
        default -> {}
      }
    }
    for (int seed = 0; seed < runs.size(); seed++) {
      RunReport report = runs.get(seed).await();
      assertThat(report.totals().balanced()).as("seed %d: %s", seed, report.totals()).isTrue();
      if (report.verdict() != Verdict.INTERRUPTED && report.verdict() != Verdict.TERMINATED) {
        assertThat(report.verdict())
            .as("seed %d: %s", seed, report.reasons())
            .isEqualTo(Verdict.PASSED);
        assertThat(report.complete()).isTrue();
      }
      Totals drones =
          report.drones().stream().map(DroneResult::totals).reduce(Totals.ZERO, Totals::plus);
      assertThat(drones).as("seed %d", seed).isEqualTo(report.totals());
    }
  }

  private static java.util.function.Function<io.orcastrike.api.Parameters, Plan> plan(int seed) {
    return parameters -> {
      SplittableRandom random = new SplittableRandom(seed);
      Plan.Builder plan = Plan.named("plan " + seed);
      int loads = 1 + random.nextInt(2);
      for (int load = 0; load < loads; load++) {
        plan.load("load " + load, profile(random)).scenario("a", LocalRunTest::iterate);
        if (random.nextBoolean()) {
          plan.scenario("b", 2, it -> it.step("step", () -> it.check("check", true)));
        }
        if (random.nextInt(3) == 0) {
          plan.feed(Feeder.of("rows", List.of(1, 2, 3)).once());
        }
      }
      return plan.build();
    };
  }

  private static LoadProfile profile(SplittableRandom random) {
    Duration time = Duration.ofMillis(200 + random.nextInt(500));
    LoadProfile profile =
        switch (random.nextInt(5)) {
          case 0 -> arrivalRate(perSecond(1)).rampTo(perSecond(18), time);
          case 1 -> arrivalRate(perSecond(15)).hold(time).poisson();
          case 2 ->
              arrivalRate(perSecond(15))
                  .hold(time)
                  .maxInFlight(1, random.nextBoolean() ? WhenFull.DROP : WhenFull.QUEUE);
          case 3 -> users(1).rampTo(3, time).pacing(Duration.ofMillis(random.nextInt(30)));
          default -> iterations(1 + random.nextInt(40)).users(1 + random.nextInt(4));
        };
    return random.nextInt(4) == 0 ? profile.grace(Duration.ZERO) : profile;
  }

  private static void iterate(Iteration it) throws InterruptedException {
    it.pause(Duration.ofMillis(it.random().nextInt(60)));
    it.require("luck", it.random().nextInt(4) != 0);
  }
}
