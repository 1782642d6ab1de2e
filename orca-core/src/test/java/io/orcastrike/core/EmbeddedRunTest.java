package io.orcastrike.core;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.LoadProfile.users;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.LoadProfile;
import io.orcastrike.api.LoadTest;
import io.orcastrike.api.Plan;
import io.orcastrike.report.Progress;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.report.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a program that embeds runs counts on. */
@Timeout(60)
class EmbeddedRunTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir Path folder;
  private final List<Run> started = new ArrayList<>();

  private Run running(LoadProfile profile) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Run run =
        new Script()
            .load(
                profile,
                it -> {
                  begun.countDown();
                  it.pause(Duration.ofMillis(10));
                })
            .run()
            .drones(2)
            .start();
    started.add(run);
    begun.await();
    return run;
  }

  /** None of ten minutes goes on beside the next test. */
  @AfterEach
  void abort() throws InterruptedException {
    for (Run run : started) {
      run.abort(Verdict.INTERRUPTED, "the test is over");
      run.await();
    }
  }

  @Test
  void hasNoProgressBeforeItsLoadIsAboutToBegin() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    Script script =
        new Script()
            .setUp(
                parameters -> {
                  asked.await();
                  return Map.of();
                });
    Run run = script.run().start();

    assertThat(run.progress()).isEmpty();
    assertThat(run.report()).isEmpty();
    assertThat(run.await(Duration.ZERO)).isEmpty();
    asked.countDown();
    run.await();
  }

  @Test
  void showsHowItStandsWithoutAnySink() throws Exception {
    Run run = running(arrivalRate(perSecond(100)).hold(LONG));
    Progress first = await(run, Duration.ZERO);
    Progress later = await(run, first.elapsed().plusSeconds(1));
    run.stop(Verdict.INTERRUPTED, "seen enough");
    RunReport report = run.await();

    assertThat(later.totals().started()).isGreaterThan(first.totals().started());
    assertThat(later.state()).isEqualTo(Progress.State.RUNNING);
    assertThat(later.drones()).hasSize(2).allMatch(Progress.DroneStatus::working);
    assertThat(report.verdict()).isEqualTo(Verdict.INTERRUPTED);
    assertThat(report.reasons()).containsExactly("seen enough");
    assertThat(run.await(Duration.ZERO)).containsSame(report);
    assertThat(run.report()).containsSame(report);
    assertThat(run.progress().orElseThrow().totals().started())
        .isBetween(later.totals().started(), report.totals().started());
  }

  private static Progress await(Run run, Duration elapsed) throws InterruptedException {
    while (true) {
      if (run.progress().filter(p -> p.elapsed().compareTo(elapsed) >= 0).isPresent()) {
        return run.progress().orElseThrow();
      }
      assertThat(run.await(Duration.ofMillis(10))).isEmpty();
    }
  }

  @Test
  void keepsNoJvmAliveAndLeavesNoThread() throws Exception {
    Set<String> others = Threads.dumped("orca-", folder);
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Run open = running(arrivalRate(perSecond(50)).hold(LONG));
    Run closed = running(users(3).hold(LONG));
    List<Thread> ours =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !before.contains(thread) && thread.getName().startsWith("orca-"))
            .toList();

    assertThat(ours)
        .allMatch(Thread::isDaemon)
        .extracting(Thread::getName)
        .contains("orca-leader", "orca-drone", "orca-arrivals-load", "orca-users-load");
    open.abort(Verdict.INTERRUPTED, "seen enough");
    closed.abort(Verdict.INTERRUPTED, "seen enough");
    open.await();
    closed.await();
    Threads.assertGoneToo("orca-", folder, others);
  }

  /** What two runs are to come to, whoever runs beside them: all that does not depend on time. */
  private record Outcome(
      Verdict verdict,
      long planned,
      long succeeded,
      long failed,
      Map<String, Long> counters,
      Set<String> series,
      Map<String, String> parameters,
      long seed) {
    static Outcome of(RunReport report) {
      return new Outcome(
          report.verdict(),
          report.totals().planned(),
          report.totals().succeeded(),
          report.totals().failed(),
          report.counters(),
          report.series().stream().map(s -> s.key().toString()).collect(Collectors.toSet()),
          report.info().parameters(),
          report.info().seed());
    }
  }

  /** A sum of what is random in each iteration tells runs apart, to the last of them. */
  private static LoadTest drawing() {
    return parameters ->
        Plan.named("drawing")
            .load("load", arrivalRate(perSecond(parameters.number("rate", 1))).hold(ofSecond()))
            .scenario(
                parameters.text("name"),
                it -> {
                  it.count("drawn", it.random().nextInt(1_000_000));
                  it.step("fails sometimes", () -> failSometimes(it.random().nextInt(10)));
                })
            .build();
  }

  private static Duration ofSecond() {
    return Duration.ofSeconds(1);
  }

  private static void failSometimes(int drawn) {
    if (drawn == 0) {
      throw new IllegalStateException("drawn");
    }
  }

  private static Orca.Builder drawing(String name, int rate, long seed) {
    return Orca.test(EmbeddedRunTest::drawing)
        .parameter("name", name)
        .parameter("rate", "" + rate)
        .seed(seed)
        .drones(2)
        .trust(new TrustLimits(Duration.ofHours(1), 1, 1));
  }

  @Test
  void runsSideBySideComeToWhatEachComesToAlone() throws Exception {
    Outcome alone = Outcome.of(drawing("one", 200, 1).start().await());
    Outcome otherAlone = Outcome.of(drawing("other", 130, 2).start().await());
    Run run = drawing("one", 200, 1).start();
    Run other = drawing("other", 130, 2).start();

    assertThat(Outcome.of(run.await())).isEqualTo(alone);
    assertThat(Outcome.of(other.await())).isEqualTo(otherAlone);
    assertThat(alone.counters()).isNotEqualTo(otherAlone.counters());
    assertThat(alone.failed()).isPositive();
    assertThat(alone.planned()).isEqualTo(200);
    assertThat(otherAlone.planned()).isEqualTo(130);
  }
}
