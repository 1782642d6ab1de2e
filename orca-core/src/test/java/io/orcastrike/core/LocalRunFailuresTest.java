package io.orcastrike.core;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.LoadProfile.iterations;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.RunReport;
import io.orcastrike.report.Totals;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs whose test does not let itself be prepared, or cleaned up. */
@Timeout(60)
class LocalRunFailuresTest {

  @Test
  void withoutSetUpThereIsNoLoadButTearDown() throws Exception {
    Queue<Map<String, String>> values = new ConcurrentLinkedQueue<>();
    Script script =
        new Script()
            .setUp(
                parameters -> {
                  throw new IllegalStateException("no target");
                })
            .tearDown(values::add);
    RunReport report = script.run().drones(2).start().await();
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_PREPARED);
    assertThat(report.reasons())
        .singleElement()
        .asString()
        .isEqualTo("setUp failed: IllegalStateException: no target");
    assertThat(report.totals()).isEqualTo(Totals.ZERO);
    assertThat(script.calls()).containsExactly("setUp", "tearDown");
    assertThat(values).containsExactly(Map.of());
  }

  @Test
  void withoutAPreparedDroneThereIsNoLoadButCleanup() throws Exception {
    Script script =
        new Script()
            .prepare(
                context -> {
                  throw new NoClassDefFoundError("com/example/Client");
                });
    RunReport report = script.run().drones(3).start().await();
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_PREPARED);
    assertThat(report.reasons().getFirst())
        .contains("0 of 3 drones joined")
        .contains("refused: prepare failed: NoClassDefFoundError: com/example/Client");
    // The first refusal ends the run, so the others may not have come to it.
    assertThat(script.calls("prepare")).isBetween(1L, 3L);
    assertThat(script.calls("cleanup")).isEqualTo(script.calls("prepare"));
    assertThat(script.calls("tearDown")).isEqualTo(1);
  }

  /** It is not waited for a quorum that cannot come any more. */
  @Test
  void oneDroneThatCannotBePreparedIsEnough() throws Exception {
    Script script =
        new Script()
            .prepare(
                context -> {
                  if (context.drone().equals("drone-2")) {
                    throw new IllegalStateException("no disk");
                  }
                });
    RunReport report = script.run().drones(3).start().await();
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_PREPARED);
    assertThat(report.reasons().getFirst())
        .contains("drone-2 refused: prepare failed: IllegalStateException: no disk");
    assertThat(script.calls("cleanup")).isEqualTo(script.calls("prepare"));
    Threads.assertGone("orca-");
  }

  @Test
  void aReasonOfAnyLengthIsTold() throws Exception {
    Script script =
        new Script()
            .prepare(
                context -> {
                  throw new IllegalStateException("no target" + ", nowhere".repeat(100_000));
                });
    RunReport report = script.run().start().await();
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_PREPARED);
    assertThat(report.reasons().getFirst()).contains("no target, nowhere").hasSizeLessThan(5_000);
  }

  @Test
  void aPlanThatFailsOnADroneIsARefusal() throws Exception {
    Queue<Integer> first = new ConcurrentLinkedQueue<>(java.util.List.of(1));
    Script script =
        new Script()
            .plan(
                parameters -> {
                  if (first.poll() == null) {
                    throw new IllegalStateException("secret \"x\" is not set");
                  }
                  return Script.plan(iterations(1), it -> {});
                });
    RunReport report = script.run().start().await();
    assertThat(report.verdict()).isEqualTo(Verdict.NO_QUORUM);
    assertThat(report.reasons().getFirst()).contains("secret \"x\" is not set");
  }

  @Test
  void failuresOfCleaningUpAreWarnings() throws Exception {
    Script script =
        new Script()
            .cleanup(
                drone -> {
                  throw new IllegalStateException("still open on " + drone);
                })
            .tearDown(
                values -> {
                  throw new AssertionError("target is gone");
                });
    RunReport report = script.run().drones(2).start().await();
    assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(report.warnings())
        .hasSize(3)
        .anySatisfy(text -> assertThat(text).startsWith("tearDown failed: AssertionError: target"))
        .anySatisfy(
            text ->
                assertThat(text)
                    .startsWith("drone-1: cleanup failed: IllegalStateException: still open on"))
        .anySatisfy(text -> assertThat(text).startsWith("drone-2: cleanup failed"));
    assertThat(report.drones()).allMatch(drone -> drone.warnings().size() == 1);
  }

  @Test
  void setUpMustNotHandOverSecrets() throws Exception {
    for (boolean asName : new boolean[] {false, true}) {
      Script script =
          new Script()
              .setUp(
                  parameters -> {
                    String secret = parameters.secret("token").reveal();
                    return asName ? Map.of(secret, "x") : Map.of("auth", "Bearer " + secret);
                  });
      RunReport report =
          script.run().secrets(name -> Optional.of("sesame")).drones(2).start().await();
      assertThat(report.verdict()).isEqualTo(Verdict.NOT_PREPARED);
      assertThat(report.reasons().getFirst()).contains("setUp must not return a secret");
      assertThat(report.toString()).doesNotContain("sesame");
      assertThat(script.calls()).containsExactly("setUp", "tearDown");
    }
  }

  @Test
  void setUpMustNotReturnNull() throws Exception {
    Map<String, String> values = new HashMap<>();
    values.put("url", null);
    RunReport report = new Script().setUp(parameters -> values).run().start().await();
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_PREPARED);
    assertThat(report.reasons().getFirst()).contains("setUp", "null", "url");
    RunReport nothing = new Script().setUp(parameters -> null).run().start().await();
    assertThat(nothing.verdict()).isEqualTo(Verdict.NOT_PREPARED);
    assertThat(nothing.reasons().getFirst()).contains("setUp must not return null");
  }

  @Test
  void setUpMustNotReturnTooMuch() throws Exception {
    Script script = new Script().setUp(parameters -> Map.of("x", "y".repeat(40_000)));
    RunReport report = script.run().start().await();
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_PREPARED);
    assertThat(report.reasons().getFirst()).contains("at most 32,768", "40,001");
  }

  @Test
  void whatCannotBeAnnouncedIsSaidAtOnce() throws Exception {
    RunReport report = new Script().run().parameter("body", "x".repeat(300_000)).start().await();
    assertThat(report.verdict()).isEqualTo(Verdict.USAGE);
    assertThat(report.reasons().getFirst()).contains("261,120");
  }

  @Test
  void aPreparationUnderWayIsInterruptedAndCleanedUp() throws Exception {
    CountDownLatch preparing = new CountDownLatch(2);
    Script script =
        new Script()
            .prepare(
                context -> {
                  preparing.countDown();
                  new CountDownLatch(1).await();
                });
    Run run = script.run().drones(2).start();
    preparing.await();
    run.abort(Verdict.INTERRUPTED, "Ctrl-C");
    assertThat(run.await().verdict()).isEqualTo(Verdict.INTERRUPTED);
    Threads.assertGone("orca-");
    assertThat(script.calls("cleanup")).isEqualTo(2);
    assertThat(script.calls("tearDown")).isEqualTo(1);
  }

  @Test
  void aPreparationThatCannotBeInterruptedIsCleanedUpOnceItReturns() throws Exception {
    CountDownLatch preparing = new CountDownLatch(1);
    CountDownLatch stubborn = new CountDownLatch(1);
    CountDownLatch cleaned = new CountDownLatch(1);
    Script script =
        new Script()
            .prepare(
                context -> {
                  preparing.countDown();
                  boolean waiting = true;
                  while (waiting) {
                    try {
                      stubborn.await();
                      waiting = false;
                    } catch (InterruptedException e) {
                      // it does not listen; but the engine has said what it wants
                      stubborn.countDown();
                    }
                  }
                })
            .cleanup(drone -> cleaned.countDown());
    Run run = script.run().start();
    preparing.await();
    run.stop(Verdict.INTERRUPTED, "Ctrl-C");
    assertThat(run.await().verdict()).isEqualTo(Verdict.INTERRUPTED);
    cleaned.await();
    Threads.assertGone("orca-");
  }

  /** A defect of our own, or no memory left, must never look like a load that was not due. */
  @Test
  void aLoadThatBreaksOffIsNotCompleted() throws Exception {
    Script script =
        new Script().load(arrivalRate(perSecond(20)).hold(Duration.ofMillis(500)), it -> {});
    RunReport report = script.run().clock(new BreakingClock()).start().await();
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_COMPLETED);
    assertThat(report.reasons())
        .singleElement()
        .asString()
        .containsPattern("drone drone-1 [^;]*: IllegalStateException: the clock broke");
    assertThat(report.totals().balanced()).isTrue();
    assertThat(report.totals().notReached() + report.totals().undelivered()).isEqualTo(10);
    assertThat(script.calls("cleanup")).isEqualTo(1);
  }

  /** Breaks for whoever waits for arrivals. */
  private static final class BreakingClock implements Clock {
    @Override
    public long nanos() {
      return Clock.system().nanos();
    }

    @Override
    public long wallNanos() {
      return Clock.system().wallNanos();
    }

    @Override
    public void sleepUntil(long nanos) throws InterruptedException {
      if (Thread.currentThread().getName().startsWith("orca-arrivals")) {
        throw new IllegalStateException("the clock broke");
      }
      Clock.system().sleepUntil(nanos);
    }
  }
}
