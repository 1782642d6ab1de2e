package io.orcastrike.core;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.LoadTest;
import io.orcastrike.api.Metric;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Plan;
import io.orcastrike.core.load.Shape;
import io.orcastrike.core.local.ClassPathLoader;
import io.orcastrike.core.local.InProcessTransport;
import io.orcastrike.core.protocol.FileJournal;
import io.orcastrike.core.protocol.Journal;
import io.orcastrike.core.protocol.LossPolicy;
import io.orcastrike.core.protocol.RunJournal;
import io.orcastrike.core.protocol.RunRecord;
import io.orcastrike.core.protocol.Timing;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.DroneInterval;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.Interval;
import io.orcastrike.report.RecordedInterval;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.SwarmInterval;
import io.orcastrike.report.Totals;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.spi.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A leader that takes a run up from checkpoints reports what the first one did. */
@Timeout(60)
class LeaderCheckpointTest {
  private static final String RUN = "20260101-000000-0001";

  private final InProcessTransport transport = new InProcessTransport();
  @TempDir Path folder;
  @TempDir Path torn;

  public static final class Busy implements LoadTest {
    @Override
    public Plan plan(Parameters parameters) {
      return Plan.named("busy")
          .load("load", arrivalRate(perSecond(60)).hold(Duration.ofMillis(4_300)))
          .scenario(
              "scenario",
              it -> {
                it.step("step", () -> it.pause(Duration.ofMillis(it.random().nextInt(20))));
                it.check("even", it.number() % 2 == 0);
                it.require("not every seventh", it.number() % 7 > 0);
              })
          .threshold(
              Metric.p95("scenario").below(Duration.ofSeconds(9)).over(Duration.ofSeconds(2)))
          .threshold(Metric.errorRate().below(0.5))
          .build();
    }
  }

  /**
   * Is long after every few entries. Keeps beside it the journal of leaders of whom the first ended
   * as it was about to make its third checkpoint.
   */
  private static final class HastyJournal implements Journal {
    private final RunJournal journal;
    private int entries;
    private final Path folder;
    private final Path torn;
    private FileJournal beside;
    private int checkpoints;

    HastyJournal(Path folder, Path torn) throws IOException {
      this.folder = folder;
      this.torn = torn;
      journal = RunJournal.create(folder);
    }

    @Override
    public void append(byte[] entry) throws IOException {
      if (beside != null) {
        beside.append(entry);
      }
      entries++;
      journal.append(entry);
    }

    @Override
    public void sync() throws IOException {
      journal.sync();
    }

    @Override
    public void settle(byte[] entry) throws IOException {
      journal.settle(entry);
    }

    @Override
    public void record(byte[] entry) throws IOException {
      journal.record(entry);
    }

    @Override
    public boolean isLong() {
      return entries >= 3;
    }

    @Override
    public void checkpoint(List<byte[]> before, List<byte[]> after) throws IOException {
      entries = 0;
      checkpoints++;
      if (checkpoints == 3) {
        tear();
      }
      journal.checkpoint(before, after);
    }

    private void tear() throws IOException {
      for (String name : List.of("journal", "journal-settled", RunRecord.NAME)) {
        Files.copy(folder.resolve(name), torn.resolve(name));
      }
      beside = FileJournal.open(torn.resolve("journal"));
      while (beside.next() != null) {}
    }

    @Override
    public void close() throws IOException {
      journal.close();
      if (beside != null) {
        beside.close();
      }
    }
  }

  private RunReport lead(ClassPathLoader loader, Journal journal) throws Exception {
    RunOptions options =
        new RunOptions(
            loader.name(),
            List.of(),
            Map.of(),
            new Shape(7, 1, Optional.empty()),
            Map.of("commit", "abc"),
            "a note",
            new TrustLimits(Duration.ofHours(1), 1, 1),
            LossPolicy.STOP,
            2,
            2);
    LeaderTest test = new LeaderTest(loader.load(""), options, Parameters.of(Map.of()));
    Swarm swarm = Swarm.on(transport).timing(Timing.IN_PROCESS);
    try (SwarmDrone first = Orca.drone(loader, swarm).name("a").start();
        SwarmDrone second = Orca.drone(loader, swarm).name("b").start()) {
      return new Leader(
              test,
              new RunReports(RUN, test, options, Instant.EPOCH),
              swarm,
              Clock.system(),
              journal,
              Optional.empty(),
              new SinkFeeds(List.of(), Optional.empty()),
              0)
          .lead();
    }
  }

  @Test
  void isTheSameReport() throws Exception {
    ClassPathLoader loader = new ClassPathLoader(Busy::new);
    RunReport report;
    try (HastyJournal journal = new HastyJournal(folder, torn)) {
      report = lead(loader, journal);
      assertThat(journal.checkpoints).isGreaterThanOrEqualTo(3);
    }

    Swarm swarm = Swarm.on(transport).timing(Timing.SWARM.scaled(0.02));
    RunReport again = Orca.resume(loader, folder).on(swarm).start().await();

    assertThat(again.verdict()).as("%s", again.reasons()).isEqualTo(report.verdict());
    assertThat(again.info()).isEqualTo(report.info());
    assertThat(again.totals()).isEqualTo(report.totals());
    assertThat(again.totals().succeeded()).isPositive();
    assertThat(again.totals().failed()).isPositive();
    assertThat(again.series()).isEqualTo(report.series());
    assertThat(again.checks()).isEqualTo(report.checks());
    assertThat(again.errors()).isEqualTo(report.errors());
    assertThat(again.timeline()).isEqualTo(report.timeline()).hasSizeGreaterThanOrEqualTo(4);
    assertThat(again.thresholds()).isEqualTo(report.thresholds());
    assertThat(again.drones()).isEqualTo(report.drones());
  }

  @Test
  void recordsTheSameAndAllThatIsReported() throws Exception {
    ClassPathLoader loader = new ClassPathLoader(Busy::new);
    RunReport report;
    try (HastyJournal journal = new HastyJournal(folder, torn)) {
      report = lead(loader, journal);
    }
    List<RecordedInterval> recorded = RecordSinkRunTest.record(folder);
    assertSums(recorded, report);

    Swarm swarm = Swarm.on(transport).timing(Timing.SWARM.scaled(0.02));
    Orca.Builder resumed = Orca.resume(loader, folder).on(swarm);
    List<RecordedInterval> before = RecordSinkRunTest.record(folder);
    assertThat(before).as("cut to the checkpoint").hasSizeBetween(1, recorded.size() - 1);
    NotedRecordSink sink = new NotedRecordSink();
    RunReport again = resumed.sink(sink).start().await();

    assertThat(RecordSinkRunTest.record(folder)).isEqualTo(recorded);
    assertThat(sink.intervals).containsExactlyElementsOf(recorded);
    assertThat(again.series()).isEqualTo(report.series());
  }

  @Test
  void whatSinksHaveSeenComesAgainThoughACheckpointWasNotMade() throws Exception {
    ClassPathLoader loader = new ClassPathLoader(Busy::new);
    RunReport report;
    try (HastyJournal journal = new HastyJournal(folder, torn)) {
      report = lead(loader, journal);
    }
    List<RecordedInterval> seen = RecordSinkRunTest.record(torn);
    assertThat(seen).hasSizeGreaterThanOrEqualTo(2);

    Swarm swarm = Swarm.on(transport).timing(Timing.SWARM.scaled(0.02));
    RunReport again = Orca.resume(loader, torn).on(swarm).start().await();

    List<RecordedInterval> recorded = RecordSinkRunTest.record(torn);
    assertThat(recorded).startsWith(seen.toArray(new RecordedInterval[0]));
    assertThat(again.series()).isEqualTo(report.series());
    assertSums(recorded, again);
  }

  private static void assertSums(List<RecordedInterval> recorded, RunReport report) {
    Map<SeriesKey, Series> sums = new HashMap<>();
    Totals totals = Totals.ZERO;
    Set<List<Object>> numbers = new HashSet<>();
    for (RecordedInterval interval : recorded) {
      if (interval instanceof DroneInterval of) {
        assertThat(numbers.add(List.of(of.process(), of.number()))).isTrue();
        assertThat(of.closes()).isTrue();
        totals = totals.plus(of.totals());
        of.series().forEach(part -> sums.merge(part.key(), part, LeaderCheckpointTest::plus));
      }
    }
    assertThat(sums.values()).containsExactlyInAnyOrderElementsOf(report.series());
    assertThat(totals.started()).isEqualTo(report.totals().started());
    assertThat(totals.failed()).isEqualTo(report.totals().failed());
    List<Interval> swarm =
        recorded.stream()
            .filter(SwarmInterval.class::isInstance)
            .map(interval -> ((SwarmInterval) interval).interval())
            .toList();
    assertThat(swarm.stream().reduce(Interval::join))
        .isEqualTo(report.timeline().stream().reduce(Interval::join));
    for (DroneResult drone : report.drones()) {
      assertThat(
              recorded.stream()
                  .filter(DroneInterval.class::isInstance)
                  .map(DroneInterval.class::cast)
                  .filter(of -> of.drone() == drone.number())
                  .map(of -> of.generator().lag())
                  .reduce(Distribution.EMPTY, Distribution::plus))
          .isEqualTo(drone.lag());
    }
  }

  private static Series plus(Series one, Series other) {
    return new Series(
        one.key(),
        one.response().plus(other.response()),
        one.service().plus(other.service()),
        one.pausedMicros() + other.pausedMicros());
  }
}
