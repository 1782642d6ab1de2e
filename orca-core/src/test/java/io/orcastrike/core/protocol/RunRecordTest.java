package io.orcastrike.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.core.measure.Slice;
import io.orcastrike.report.DroneInterval;
import io.orcastrike.report.Interval;
import io.orcastrike.report.RecordedInterval;
import io.orcastrike.report.SwarmInterval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a leader records can be read back, and while it is written. */
class RunRecordTest {
  private static final Member MEMBER = new Member("p-1", "north \u20ac", 0);

  private final Codec codec = new Codec();
  private final Slice slice = Slices.full();
  private final Interval interval = Slices.interval(slice);
  @TempDir Path folder;

  private byte[] entry(Message message) {
    return codec.encode(new Envelope(Messages.HEADER, message));
  }

  private byte[] ofDrone(long number) {
    return entry(new Message.OfDrone(MEMBER, 2, number, slice, number % 2 == 0));
  }

  private byte[] ofSwarm(int lost) {
    return entry(new Message.OfSwarm(interval, 3, lost));
  }

  private void write(byte[]... entries) throws IOException {
    try (RunJournal journal = RunJournal.create(folder)) {
      for (byte[] entry : entries) {
        journal.record(entry);
      }
    }
  }

  private List<RecordedInterval> read() throws IOException {
    try (RunRecord record = RunRecord.open(folder)) {
      List<RecordedInterval> read = read(record);
      record.checkEnd();
      return read;
    }
  }

  private static List<RecordedInterval> read(RunRecord record) throws IOException {
    List<RecordedInterval> read = new ArrayList<>();
    for (RecordedInterval next = record.next(); next != null; next = record.next()) {
      read.add(next);
    }
    return read;
  }

  private Path file() {
    return folder.resolve(RunRecord.NAME);
  }

  private DroneInterval expected(long number) {
    Slice.Generator of = slice.generator();
    return new DroneInterval(
        2,
        MEMBER.name(),
        MEMBER.process(),
        number,
        slice.from(),
        slice.to(),
        slice.series(),
        slice.totals(),
        number % 2 == 0,
        new DroneInterval.Generator(of.lag(), of.probe(), of.health(), of.inFlight()));
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    assertThat(RunRecord.isIn(folder)).isFalse();
    write(ofDrone(9), ofSwarm(1), ofDrone(10));
    assertThat(RunRecord.isIn(folder)).isTrue();
    assertThat(read())
        .containsExactly(expected(9), new SwarmInterval(interval, 3, 1), expected(10));
    assertThat(expected(9).totals().started()).isEqualTo(6);
  }

  @Test
  void isReadWhileItIsWrittenEachIntervalOnceItIsWhole() throws IOException {
    write(ofDrone(1), ofSwarm(0));
    byte[] whole = Files.readAllBytes(file());
    int first = 8 + ofDrone(1).length;
    Files.write(file(), new byte[0]);
    try (RunRecord record = RunRecord.open(folder)) {
      for (int i = 0; i < whole.length; i++) {
        Files.write(file(), new byte[] {whole[i]}, StandardOpenOption.APPEND);
        RecordedInterval next = record.next();
        if (i + 1 == first) {
          assertThat(next).isEqualTo(expected(1));
        } else if (i + 1 == whole.length) {
          assertThat(next).isEqualTo(new SwarmInterval(interval, 3, 0));
        } else {
          assertThat(next).as("byte %d", i).isNull();
        }
      }
      assertThat(record.next()).isNull();
      record.checkEnd();
    }
  }

  @Test
  void whatIsDamagedEndsItAndIsToldOfARunThatHasEnded() throws IOException {
    write(ofDrone(1), ofSwarm(0), ofDrone(2));
    byte[] content = Files.readAllBytes(file());
    content[8 + ofDrone(1).length + 20] ^= 1;
    Files.write(file(), content);
    try (RunRecord record = RunRecord.open(folder)) {
      assertThat(read(record)).containsExactly(expected(1));
      assertThatThrownBy(record::checkEnd)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(
              "is damaged after %,d of %,d bytes", 8 + ofDrone(1).length, content.length)
          .hasMessageContaining(file().toString());
    }
  }

  @Test
  void aTornEndIsToldOfARunThatHasEnded() throws IOException {
    write(ofDrone(1), ofSwarm(0));
    byte[] content = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(content, content.length - 1));
    assertThatThrownBy(this::read).hasMessageContaining("is damaged after");
  }

  @Test
  void anEntryThatIsNoIntervalIsAnError() throws IOException {
    write(entry(new Message.Confirm(1)));
    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a record must hold intervals of this version")
        .hasMessageContaining(file().toString());
    write(new byte[] {1, 2, 3});
    assertThatThrownBy(this::read).hasMessageContaining("a record must hold intervals");
  }

  @Test
  void aLeaderThatTakesUpTheRunCutsItToTheCheckpoint() throws IOException {
    try (RunJournal journal = RunJournal.create(folder)) {
      journal.append(new byte[] {1});
      journal.record(ofDrone(1));
      journal.record(ofDrone(2));
      journal.checkpoint(List.of(new byte[] {1}), List.of());
      journal.record(ofDrone(3));
    }
    assertThat(read()).hasSize(3);
    try (RunJournal journal = RunJournal.open(folder)) {
      assertThat(read()).containsExactly(expected(1), expected(2));
      while (journal.next() != null) {}
      journal.record(ofDrone(3));
      journal.record(ofDrone(4));
    }
    assertThat(read()).containsExactly(expected(1), expected(2), expected(3), expected(4));
  }

  @Test
  void withoutACheckpointALeaderThatTakesUpTheRunBeginsItAnew() throws IOException {
    write(ofDrone(1));
    RunJournal.open(folder).close();
    assertThat(read()).isEmpty();
  }

  @Test
  void aRecordThatLacksWhatACheckpointHasMadeSafeIsAnError() throws IOException {
    try (RunJournal journal = RunJournal.create(folder)) {
      journal.record(ofDrone(1));
      journal.checkpoint(List.of(), List.of());
    }
    byte[] content = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(content, content.length - 1));
    assertThatThrownBy(() -> RunJournal.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            "record must have at least %,d bytes, had %,d", content.length, content.length - 1);
    assertThatThrownBy(() -> RunJournal.open(folder)).hasMessageNotContaining("in use");
  }
}
