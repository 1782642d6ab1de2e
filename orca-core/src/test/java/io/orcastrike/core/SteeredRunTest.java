package io.orcastrike.core;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.LoadProfile.users;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.orcastrike.api.LoadProfile;
import io.orcastrike.report.Progress;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.SteeringResult;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.ResultSink;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs in this process that somebody steers while they make load. */
@Timeout(60)
class SteeredRunTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final CountDownLatch begun = new CountDownLatch(1);

  private Run running(LoadProfile profile) throws Exception {
    Run run = new Script().load(profile, it -> begun.countDown()).run().drones(2).start();
    begun.await();
    return run;
  }

  private static void accepted(Run run, SteerCommand command) throws InterruptedException {
    SteerAnswer answer = run.steer(command, "a test");
    assertThat(answer.accepted()).as("%s", answer).isTrue();
  }

  private static void refused(Run run, SteerCommand command, String why)
      throws InterruptedException {
    SteerAnswer answer = run.steer(command, "a test");
    assertThat(answer.accepted()).as("%s", answer).isFalse();
    assertThat(answer.text()).contains(why);
  }

  /** Returns the second of the run that an answer names. */
  private static long second(SteerAnswer answer) {
    return Long.parseLong(answer.text().substring(answer.text().length() - 2));
  }

  @Test
  void makesTheLoadThatWasAskedForExactly() throws Exception {
    Run run = running(arrivalRate(perSecond(100)).hold(Duration.ofSeconds(5)));
    SteerAnswer faster = run.steer(new SteerCommand.Rate(3), "a test");
    SteerAnswer again = run.steer(new SteerCommand.Rate(2), "another");
    assertThat(faster.accepted() && again.accepted()).isTrue();
    refused(run, new SteerCommand.Resume(), "not paused");
    RunReport report = run.await();
    assertThat(report.totals().balanced()).isTrue();
    long until = second(faster);
    long then = second(again);
    assertThat(report.totals().planned())
        .isEqualTo(100 * until + 300 * (then - until) + 200 * (5 - then));
    assertThat(report.totals().notReached()).isZero();
    assertThat(report.steering())
        .extracting(SteeringResult::command, SteeringResult::by, SteeringResult::accepted)
        .containsExactly(
            tuple("rate 3.0", "a test", true),
            tuple("rate 2.0", "another", true),
            tuple("resume", "a test", false));
  }

  @Test
  void aPauseMovesTheEndOfThePlan() throws Exception {
    CountDownLatch paused = new CountDownLatch(1);
    Run run =
        new Script()
            .load(arrivalRate(perSecond(50)).hold(Duration.ofSeconds(4)), it -> begun.countDown())
            .run()
            .sink(new Watching(progress -> progress.load().paused(), paused))
            .start();
    begun.await();
    SteerAnswer pause = run.steer(new SteerCommand.Pause(), "a test");
    refused(run, new SteerCommand.Pause(), "paused already");
    paused.await();
    SteerAnswer resume = run.steer(new SteerCommand.Resume(), "a test");
    RunReport report = run.await();
    assertThat(report.totals().planned()).isEqualTo(200);
    assertThat(report.totals().balanced()).isTrue();
    long length = second(resume) - second(pause);
    assertThat(length).isPositive();
    assertThat(report.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(3 + length));
  }

  /** Tells when a run stands so. */
  private record Watching(Predicate<Progress> so, CountDownLatch seen) implements ResultSink {
    @Override
    public String name() {
      return "watching";
    }

    @Override
    public void progressed(Progress progress) {
      if (so.test(progress)) {
        seen.countDown();
      }
    }

    @Override
    public void ended(RunReport report) {}
  }

  @Test
  void usersHaveNoRate() throws Exception {
    Run run = running(users(2).pacing(Duration.ofMillis(20)).hold(LONG));
    refused(run, new SteerCommand.Rate(2), "no arrival rate");
    accepted(run, new SteerCommand.Pause());
    accepted(run, new SteerCommand.Stop());
    refused(run, new SteerCommand.Stop(), "ends already");
    RunReport report = run.await();
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_COMPLETED);
    assertThat(report.reasons()).contains("stopped by a test");
    refused(run, new SteerCommand.Abort(), "the run has ended");
  }

  @Test
  void whatComesTooLateForTheLoadIsRefused() throws Exception {
    Run run = running(arrivalRate(perSecond(50)).hold(Duration.ofMillis(900)));
    refused(run, new SteerCommand.Pause(), "the load ends at 00:00, and cannot change before 00:0");
    assertThat(run.await().totals().planned()).isEqualTo(45);
  }

  @Test
  void anAbortInterruptsWhatRuns() throws Exception {
    CountDownLatch running = new CountDownLatch(2);
    Run run =
        new Script()
            .load(
                users(2).hold(LONG),
                it -> {
                  running.countDown();
                  Script.waitForever(it);
                })
            .run()
            .start();
    running.await();
    accepted(run, new SteerCommand.Abort());
    RunReport report = run.await();
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_COMPLETED);
    assertThat(report.totals().interrupted()).isEqualTo(2);
  }
}
