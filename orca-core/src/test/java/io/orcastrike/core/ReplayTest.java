package io.orcastrike.core;

import static io.orcastrike.api.LoadProfile.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.core.protocol.RunRecord;
import io.orcastrike.core.sink.ResultJson;
import io.orcastrike.report.Delivery;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run is told again from its folder as it was told while it went on. */
@Timeout(60)
class ReplayTest {
  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void chooseAFolder() {
    folder = temp.resolve("run");
  }

  private RunReport run(NotedRecordSink live) throws Exception {
    return new Script()
        .load(users(1).hold(Duration.ofMillis(200)), it -> it.pause(Duration.ofMillis(20)))
        .run()
        .drones(2)
        .folder(folder)
        .sink(new ResultJson(folder))
        .sink(live)
        .start()
        .await();
  }

  @Test
  void theSameIsToldAgain() throws Exception {
    NotedRecordSink live = new NotedRecordSink();
    RunReport report = run(live);
    assertThat(report.verdict()).as("%s", report.reasons()).isEqualTo(Verdict.PASSED);

    NotedRecordSink later = new NotedRecordSink();
    Delivery delivery = Replay.of(folder).into(later);
    assertThat(later.order()).containsExactly("started", "recorded", "ended", "closed");
    assertThat(later.info).isEqualTo(live.info).isEqualTo(report.info());
    assertThat(later.intervals).isNotEmpty().containsExactlyElementsOf(live.intervals);
    assertThat(later.report).isEqualTo(report);
    assertThat(delivery).isEqualTo(live.delivery());
    assertThat(report.deliveries()).containsExactly(delivery);

    NotedRecordSink again = new NotedRecordSink();
    Replay.of(folder).into(again);
    assertThat(again.intervals).containsExactlyElementsOf(live.intervals);
  }

  @Test
  void aRunThatNeverBeganHasAnEndOnly() throws Exception {
    Script script =
        new Script()
            .setUp(
                parameters -> {
                  throw new IllegalStateException("no target");
                });
    script.run().folder(folder).sink(new ResultJson(folder)).start().await();
    NotedRecordSink later = new NotedRecordSink();
    Replay.of(folder).into(later);
    assertThat(later.order()).containsExactly("ended", "closed");
    assertThat(later.report.verdict()).isEqualTo(Verdict.NOT_PREPARED);
  }

  @Test
  void aSinkThatFailsIsClosedAndItsFailureThrown() throws Exception {
    run(new NotedRecordSink());
    for (String failing : List.of("started", "recorded", "ended", "closed")) {
      NotedRecordSink sink =
          new NotedRecordSink() {
            @Override
            void on(String call) throws IOException {
              if (call.equals(failing)) {
                throw new IOException("no route at " + call);
              }
            }
          };
      assertThatThrownBy(() -> Replay.of(folder).into(sink)).hasMessage("no route at " + failing);
      assertThat(sink.closes).hasValue(1);
      assertThat(sink.order()).endsWith("closed");
    }
  }

  @Test
  void aRunThatHasNotEndedIsToBeTakenUpFirst() throws Exception {
    run(new NotedRecordSink());
    Files.delete(folder.resolve("result.json"));
    assertThatThrownBy(() -> Replay.of(folder))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the run in %s has not ended: take it up with orca lead --resume %s", folder, folder);
  }

  @Test
  void aFolderWithoutARunOrARecordIsRefused() throws Exception {
    assertThatThrownBy(() -> Replay.of(temp))
        .isInstanceOf(IOException.class)
        .hasMessage("a run's folder must hold result.json, held none: %s", temp);
    run(new NotedRecordSink());
    Files.delete(folder.resolve(RunRecord.NAME));
    assertThatThrownBy(() -> Replay.of(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a run's folder must hold its record, journal-intervals, held none");
  }

  @Test
  void aDamagedRecordIsNotTakenForTheWhole() throws Exception {
    run(new NotedRecordSink());
    Path file = folder.resolve(RunRecord.NAME);
    byte[] content = Files.readAllBytes(file);
    content[content.length - 1] ^= 1;
    Files.write(file, content);
    NotedRecordSink sink = new NotedRecordSink();
    assertThatThrownBy(() -> Replay.of(folder).into(sink))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a run's record must be whole, is damaged after")
        .hasMessageContaining(file.toString());
    assertThat(sink.order()).containsExactly("started", "recorded", "closed");
    assertThat(sink.closes).hasValue(1);
  }
}
