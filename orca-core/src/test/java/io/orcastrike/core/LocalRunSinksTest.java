package io.orcastrike.core;

import static io.orcastrike.api.LoadProfile.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.Progress;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.ResultSink;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What runs hand to their sinks. */
@Timeout(60)
class LocalRunSinksTest {

  /** Notes its calls, and may do something at each. */
  private static class Sink implements ResultSink {
    final Queue<String> calls = new ConcurrentLinkedQueue<>();
    volatile RunReport report;

    @Override
    public String name() {
      return "noting";
    }

    void on(String call) throws Exception {
      calls.add(call);
    }

    @Override
    public void started(RunInfo info) throws Exception {
      on("started");
    }

    @Override
    public void progressed(Progress progress) throws Exception {
      on("progressed");
    }

    @Override
    public void ended(RunReport ended) throws Exception {
      report = ended;
      on("ended");
    }

    @Override
    public void close() throws Exception {
      on("closed");
    }
  }

  private static Script load() {
    return new Script()
        .load(users(1).hold(Duration.ofMillis(200)), it -> it.pause(Duration.ofMillis(20)));
  }

  @Test
  void aSinkIsCalledInOrder() throws Exception {
    Sink sink = new Sink();
    RunReport report = load().run().drones(2).sink(sink).start().await();
    assertThat(sink.calls).startsWith("started", "progressed").endsWith("ended", "closed");
    assertThat(sink.calls).filteredOn("ended"::equals).hasSize(1);
    assertThat(sink.calls).filteredOn("started"::equals).hasSize(1);
    assertThat(sink.report).isEqualTo(report);
    Threads.assertGone("orca-");
  }

  @Test
  void aRunThatNeverBeganHasAnEndAllTheSame() throws Exception {
    Sink sink = new Sink();
    Script script =
        new Script()
            .setUp(
                parameters -> {
                  throw new IllegalStateException("no target");
                });
    script.run().sink(sink).start().await();
    assertThat(sink.calls).containsExactly("ended", "closed");
    assertThat(sink.report.verdict()).isEqualTo(Verdict.NOT_PREPARED);
  }

  @Test
  void aSinkThatFailsIsAWarningAndDisturbsNobody() throws Exception {
    Sink failing =
        new Sink() {
          @Override
          public String name() {
            return "failing";
          }

          @Override
          void on(String call) throws Exception {
            super.on(call);
            throw new IllegalStateException("disk full at " + call);
          }
        };
    Sink other = new Sink();
    RunReport report = load().run().sink(failing).sink(other).start().await();
    assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(failing.calls).startsWith("started").endsWith("ended", "closed");
    assertThat(other.calls).startsWith("started").endsWith("ended", "closed");
    assertThat(report.warnings())
        .allMatch(text -> text.startsWith("sink failing failed at the run's "))
        .anyMatch(text -> text.endsWith("disk full at started"))
        .anyMatch(text -> text.endsWith("disk full at progressed"))
        .anyMatch(text -> text.endsWith("disk full at ended"))
        .anyMatch(text -> text.endsWith("disk full at closed"))
        .hasSize(4);
  }

  @Test
  void aSinkThatIsBrokenByAnErrorIsAWarningToo() throws Exception {
    Sink broken =
        new Sink() {
          @Override
          void on(String call) throws Exception {
            super.on(call);
            if (call.equals("started")) {
              throw new NoClassDefFoundError("com/example/Chart");
            }
          }
        };
    RunReport report = load().run().sink(broken).start().await();
    assertThat(report.warnings()).singleElement().asString().contains("com/example/Chart");
    assertThat(broken.calls).endsWith("ended", "closed");
  }

  @Test
  void aSlowSinkMissesProgressButNotTheEnd() throws Exception {
    CountDownLatch loaded = new CountDownLatch(1);
    Sink slow =
        new Sink() {
          @Override
          void on(String call) throws Exception {
            super.on(call);
            if (call.equals("progressed")) {
              loaded.await();
            }
          }
        };
    Script script = load().tearDown(values -> loaded.countDown());
    RunReport report = script.run().sink(slow).start().await();
    assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(report.warnings()).isEqualTo(List.of());
    assertThat(slow.calls).startsWith("started", "progressed").endsWith("ended", "closed");
  }
}
