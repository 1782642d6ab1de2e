package io.orcastrike.core;

import static io.orcastrike.api.LoadProfile.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.local.ClassPathLoader;
import io.orcastrike.core.local.InProcessTransport;
import io.orcastrike.core.protocol.RunRecord;
import io.orcastrike.core.protocol.Timing;
import io.orcastrike.report.Delivery;
import io.orcastrike.report.DroneInterval;
import io.orcastrike.report.RecordedInterval;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.SwarmInterval;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose record goes elsewhere. */
@Timeout(60)
class RecordSinkRunTest {
  private final Script script =
      new Script()
          .load(users(1).hold(Duration.ofMillis(200)), it -> it.pause(Duration.ofMillis(20)));
  private final List<NotedRecordSink> sinks = new ArrayList<>();
  @TempDir Path folder;

  private NotedRecordSink noted(NotedRecordSink sink) {
    sinks.add(sink);
    return sink;
  }

  private NotedRecordSink outOfReach() {
    return noted(
        new NotedRecordSink() {
          @Override
          void on(String call) throws IOException {
            if (call.equals("check")) {
              throw new IOException("no route");
            }
          }
        });
  }

  @AfterEach
  void everySinkIsClosedOnce() {
    assertThat(sinks).isNotEmpty().allSatisfy(sink -> assertThat(sink.closes).hasValue(1));
  }

  @Test
  void aSinkGetsWhatTheFolderKeeps() throws Exception {
    NotedRecordSink sink = noted(new NotedRecordSink());
    RunReport report = script.run().drones(2).folder(folder).sink(sink).start().await();
    assertThat(report.verdict()).as("%s", report.reasons()).isEqualTo(Verdict.PASSED);
    assertThat(sink.order()).containsExactly("started", "recorded", "ended", "closed");
    assertThat(sink.intervals).containsExactlyElementsOf(record(folder));
    assertThat(sink.intervals)
        .hasAtLeastOneElementOfType(SwarmInterval.class)
        .filteredOn(DroneInterval.class::isInstance)
        .extracting(interval -> ((DroneInterval) interval).name())
        .contains("drone-1", "drone-2");
    assertThat(report.deliveries()).containsExactly(sink.delivery());
  }

  static List<RecordedInterval> record(Path folder) throws IOException {
    List<RecordedInterval> intervals = new ArrayList<>();
    try (RunRecord record = RunRecord.open(folder)) {
      for (RecordedInterval next = record.next(); next != null; next = record.next()) {
        intervals.add(next);
      }
      record.checkEnd();
    }
    return intervals;
  }

  @Test
  void aSinkThatBlocksDelaysNeitherTheRunNorOthers() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    NotedRecordSink blocking =
        noted(
            new NotedRecordSink() {
              @Override
              void on(String call) throws InterruptedException {
                if (call.equals("recorded")) {
                  released.await();
                }
              }
            });
    NotedRecordSink other = noted(new NotedRecordSink());
    Run run = script.run().sink(blocking).sink(other).start();
    other.closed.await();
    blocking.began.await();
    assertThat(script.calls).contains("tearDown");
    assertThat(blocking.intervals).hasSize(1);
    assertThat(other.order()).startsWith("started", "recorded", "ended");
    released.countDown();
    RunReport report = run.await();
    assertThat(report.verdict()).as("%s", report.reasons()).isEqualTo(Verdict.PASSED);
    assertThat(report.warnings()).isEmpty();
    assertThat(blocking.intervals).containsExactlyElementsOf(other.intervals);
    assertThat(report.deliveries()).extracting(Delivery::complete).containsExactly(true, true);
  }

  @Test
  void aRunWithoutAFolderLeavesNoneBehind() throws Exception {
    NotedRecordSink sink = noted(new NotedRecordSink());
    Run run = script.run().sink(sink).start();
    run.await();
    assertThat(sink.intervals).isNotEmpty();
    assertThat(temporary(run.id())).isEmpty();
  }

  private static List<Path> temporary(String run) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.getFileName().toString().contains(run)).toList();
    }
  }

  @Test
  void aRunDoesNotBeginWithoutASinkThatIsRequired() throws Exception {
    NotedRecordSink sink = outOfReach();
    sink.required = true;
    Run run = script.run().sink(sink).start();
    RunReport report = run.await();
    assertThat(report.verdict()).isEqualTo(Verdict.NO_QUORUM);
    assertThat(report.verdict().exitCode()).isEqualTo(3);
    assertThat(report.reasons())
        .containsExactly("a required sink cannot be reached: elsewhere: no route");
    assertThat(script.calls).doesNotContain("setUp", "prepare");
    assertThat(sink.order()).containsExactly("ended", "closed");
    assertThat(temporary(run.id())).isEmpty();
  }

  @Test
  void aSinkThatIsNotRequiredAndOutOfReachIsAWarning() throws Exception {
    NotedRecordSink sink = outOfReach();
    sink.complete = false;
    RunReport report = script.run().sink(sink).start().await();
    assertThat(report.verdict()).as("%s", report.reasons()).isEqualTo(Verdict.PASSED);
    assertThat(report.reasons()).isEmpty();
    assertThat(report.warnings()).containsExactly("a sink cannot be reached: elsewhere: no route");
    assertThat(report.deliveries())
        .containsExactly(
            new Delivery(
                "elsewhere", false, "%d intervals have arrived".formatted(sink.intervals.size())));
    assertThat(sink.order()).containsExactly("started", "recorded", "ended", "closed");
  }

  @Test
  void aRunIsNotCompletedWithoutWhatARequiredSinkLacks() throws Exception {
    NotedRecordSink sink = noted(new NotedRecordSink());
    sink.required = true;
    sink.complete = false;
    RunReport report = script.run().sink(sink).start().await();
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_COMPLETED);
    assertThat(report.reasons())
        .singleElement()
        .asString()
        .isEqualTo(
            "elsewhere has not everything: %d intervals have arrived"
                .formatted(sink.intervals.size()));
    assertThat(sink.report.verdict()).as("what it was handed").isEqualTo(Verdict.PASSED);
  }

  @Test
  void aRunThatIsTakenUpGoesOnWithoutASinkThatIsRequired() throws Exception {
    ClassPathLoader loader =
        new ClassPathLoader(
            () ->
                parameters ->
                    Script.plan(
                        users(1).hold(Duration.ofMillis(200)),
                        it -> it.pause(Duration.ofMillis(20))));
    try (InProcessTransport transport = new InProcessTransport()) {
      Swarm swarm = Swarm.on(transport).timing(Timing.SWARM.scaled(0.1));
      RunReport first;
      try (SwarmDrone drone = Orca.drone(loader, swarm).name("a").start()) {
        first =
            Orca.test(loader, loader.name())
                .on(swarm)
                .folder(folder)
                .trust(new TrustLimits(Duration.ofHours(1), 1, 1))
                .start()
                .await();
      }
      NotedRecordSink sink = outOfReach();
      sink.required = true;
      RunReport again = Orca.resume(loader, folder).on(swarm).sink(sink).start().await();
      assertThat(again.verdict()).as("%s", again.reasons()).isEqualTo(Verdict.PASSED);
      assertThat(again.series()).isEqualTo(first.series()).isNotEmpty();
      assertThat(again.warnings())
          .contains("a required sink cannot be reached: elsewhere: no route");
      assertThat(sink.order()).containsExactly("started", "recorded", "ended", "closed");
      assertThat(sink.intervals).containsExactlyElementsOf(record(folder));
    }
  }
}
