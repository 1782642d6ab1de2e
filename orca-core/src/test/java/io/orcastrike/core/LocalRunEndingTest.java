package io.orcastrike.core;

import static io.orcastrike.api.LoadProfile.users;
import static io.orcastrike.api.Metric.errorRate;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.Plan;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that end before their time. */
@Timeout(60)
class LocalRunEndingTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir Path folder;

  @Test
  void aGentleStopLetsWhatRunsFinish() throws Exception {
    CountDownLatch running = new CountDownLatch(4);
    CountDownLatch finish = new CountDownLatch(1);
    Script script =
        new Script()
            .load(
                users(4).pacing(Duration.ofMillis(50)).hold(LONG),
                it -> {
                  running.countDown();
                  finish.await();
                });
    Run run = script.run().drones(2).start();
    running.await();
    run.stop(Verdict.INTERRUPTED, "Ctrl-C");
    finish.countDown();
    RunReport report = run.await();
    assertThat(report.verdict()).isEqualTo(Verdict.INTERRUPTED);
    assertThat(report.reasons()).startsWith("Ctrl-C");
    assertThat(report.complete()).isTrue();
    assertThat(report.totals().started()).isGreaterThanOrEqualTo(4);
    assertThat(report.totals().succeeded()).isEqualTo(report.totals().started());
    assertThat(report.totals().balanced()).isTrue();
    assertThat(script.calls("cleanup")).isEqualTo(2);
    assertThat(script.calls("tearDown")).isEqualTo(1);
  }

  @Test
  void anAbortInterruptsWhatRuns() throws Exception {
    Set<String> before = Threads.dumped("orca-", folder);
    CountDownLatch running = new CountDownLatch(4);
    Script script =
        new Script()
            .load(
                users(4).hold(LONG),
                it -> {
                  running.countDown();
                  Script.waitForever(it);
                });
    Run run = script.run().drones(2).start();
    running.await();
    run.abort(Verdict.TERMINATED, "SIGTERM");
    RunReport report = run.await();
    assertThat(report.verdict()).isEqualTo(Verdict.TERMINATED);
    assertThat(report.complete()).isTrue();
    assertThat(report.totals().interrupted()).isEqualTo(4);
    assertThat(report.totals().balanced()).isTrue();
    assertThat(report.elapsed()).isLessThan(Duration.ofMinutes(1));
    assertThat(script.calls("cleanup")).isEqualTo(2);
    Threads.assertGoneToo("orca-", folder, before);
  }

  @Test
  void anAbortAfterAStopKeepsTheVerdictOfTheStop() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    Script script =
        new Script()
            .load(
                users(1).hold(LONG).grace(LONG),
                it -> {
                  running.countDown();
                  Script.waitForever(it);
                });
    Run run = script.run().start();
    running.await();
    run.stop(Verdict.NOT_COMPLETED, "by hand");
    run.abort(Verdict.INTERRUPTED, "at last");
    RunReport report = run.await();
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_COMPLETED);
    assertThat(report.reasons()).startsWith("by hand");
    assertThat(report.totals().interrupted()).isEqualTo(1);
    run.abort(Verdict.INTERRUPTED, "too late");
    assertThat(run.await()).isEqualTo(report);
  }

  @Test
  void aRunThatIsStoppedAtOnceNeverLoads() throws Exception {
    Script script = new Script().load(users(1).hold(LONG), it -> it.pause(Duration.ofMillis(1)));
    Run run = script.run().drones(3).start();
    run.stop(Verdict.INTERRUPTED, "Ctrl-C");
    RunReport report = run.await();
    assertThat(report.verdict()).isEqualTo(Verdict.INTERRUPTED);
    assertThat(report.totals().balanced()).isTrue();
    Threads.assertGone("orca-");
    assertThat(script.calls("cleanup")).isEqualTo(script.calls("prepare"));
    assertThat(script.calls("tearDown")).isEqualTo(1);
  }

  @Test
  void aBrokenThresholdThatDemandsItEndsTheRun() throws Exception {
    Script script =
        new Script()
            .plan(
                parameters ->
                    Plan.named("tiny")
                        .load("load", users(4).pacing(Duration.ofMillis(8)).hold(LONG))
                        .scenario(
                            "scenario",
                            it -> {
                              throw new IllegalStateException("down");
                            })
                        .threshold(errorRate().below(0.5).abort())
                        .build());
    RunReport report = script.run().drones(2).start().await();
    assertThat(report.verdict()).as("%s", report.reasons()).isEqualTo(Verdict.FAILED);
    assertThat(report.reasons().getFirst()).startsWith("threshold").endsWith("was broken");
    assertThat(report.complete()).isTrue();
    assertThat(report.totals().balanced()).isTrue();
    assertThat(report.elapsed()).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void aRunWithAnEndlessIterationEndsAllTheSame() throws Exception {
    Set<String> before = Threads.dumped("orca-", folder);
    AtomicBoolean free = new AtomicBoolean();
    Script script =
        new Script()
            .load(
                users(1).hold(Duration.ofMillis(100)).grace(Duration.ZERO),
                it -> {
                  while (!free.get()) {
                    LockSupport.parkNanos(1_000_000L);
                    Thread.interrupted(); // it does not listen
                  }
                });
    RunReport report = script.run().start().await();
    free.set(true);
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_COMPLETED);
    assertThat(report.reasons())
        .contains("1 iterations of load \"load\" did not end, not even when interrupted");
    assertThat(report.totals().failed()).isEqualTo(1);
    assertThat(report.totals().balanced()).isTrue();
    assertThat(report.complete()).isTrue();
    Threads.assertGoneToo("orca-", folder, before);
  }
}
