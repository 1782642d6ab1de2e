package io.orcastrike.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.report.DroneInterval;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.RecordedInterval;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.SwarmInterval;
import io.orcastrike.spi.RecordSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RecordSink} keeps, beside all that a {@link ResultSinkContract} asks. A test
 * class of such a sink extends this, and adds tests of what is its own: servers that go away and
 * come back, retries, their bounds.
 */
public abstract class RecordSinkContract extends ResultSinkContract {

  @Override
  protected abstract RecordSink sink() throws Exception;

  @Override
  protected abstract RecordSink brokenSink() throws Exception;

  /** Verifies that the place has these intervals of the run, each of them once, and no others. */
  protected abstract void assertRecorded(RunReport report, List<RecordedInterval> intervals)
      throws Exception;

  @Test
  void saysBeforeTheRunThatResultsWillArrive() throws Exception {
    try (RecordSink sink = sink()) {
      sink.check();
    }
  }

  @Test
  void saysBeforeTheRunWhyResultsCannotArrive() throws Exception {
    try (RecordSink sink = brokenSink()) {
      assertThatThrownBy(sink::check)
          .as("check() of a sink that can deliver nothing must throw, and say why")
          .isInstanceOf(Exception.class)
          .message()
          .isNotBlank();
    }
  }

  @Test
  void deliversEveryInterval() throws Exception {
    RunReport report = Reports.passed();
    deliver(report, intervals(report));

    assertRecorded(report, intervals(report));
  }

  /** As when a run's folder is delivered again by another program. */
  @Test
  void deliversOnceWhatComesAgain() throws Exception {
    RunReport report = Reports.passed();
    List<RecordedInterval> twice = new ArrayList<>(intervals(report));
    twice.addAll(intervals(report));
    deliver(report, twice);

    assertRecorded(report, intervals(report));
  }

  private void deliver(RunReport report, List<RecordedInterval> intervals) throws Exception {
    try (RecordSink sink = sink()) {
      sink.started(report.info());
      for (RecordedInterval interval : intervals) {
        sink.recorded(interval);
      }
      sink.ended(report);
      assertThat(sink.delivery().complete())
          .as("delivery() is complete once all has arrived: %s", sink.delivery().text())
          .isTrue();
    }
  }

  @Test
  void tellsOtherThreadsAtAnyTimeWhatHasArrived() throws Exception {
    RunReport report = Reports.passed();
    try (RecordSink sink = sink()) {
      assertTellsAnother(sink);
      sink.started(report.info());
      sink.recorded(intervals(report).get(0));
      assertTellsAnother(sink);
      sink.ended(report);
      assertTellsAnother(sink);
    }
  }

  private static void assertTellsAnother(RecordSink sink) throws Exception {
    FutureTask<String> asked = new FutureTask<>(() -> sink.delivery().sink());
    Thread.ofVirtual().start(asked);
    assertThat(asked.get(20, TimeUnit.SECONDS))
        .as("delivery() is that of the sink")
        .isEqualTo(sink.name());
  }

  /** Two intervals of ten seconds, of each drone and of the swarm. */
  private static List<RecordedInterval> intervals(RunReport report) {
    List<RecordedInterval> intervals = new ArrayList<>();
    for (int from = 0; from < 20; from += 10) {
      for (DroneResult drone : report.drones()) {
        intervals.add(of(report, drone, from));
      }
      intervals.add(
          new SwarmInterval(
              report.timeline().subList(from, from + 10).stream()
                  .reduce((one, next) -> one.join(next))
                  .orElseThrow(),
              report.drones().size(),
              0));
    }
    return intervals;
  }

  private static DroneInterval of(RunReport report, DroneResult drone, int from) {
    return new DroneInterval(
        drone.number(),
        drone.name(),
        drone.process(),
        from / 10,
        from,
        from + 10,
        report.series(),
        drone.totals(),
        true,
        new DroneInterval.Generator(drone.lag(), drone.probe(), drone.health(), 2));
  }
}
