package io.orcastrike.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunJournalTest {
  @TempDir Path folder;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<byte[]> all(String... texts) {
    List<byte[]> all = new ArrayList<>();
    for (String text : texts) {
      all.add(bytes(text));
    }
    return all;
  }

  private static List<String> read(RunJournal journal) throws IOException {
    List<String> texts = new ArrayList<>();
    for (byte[] entry = journal.next(); entry != null; entry = journal.next()) {
      texts.add(new String(entry, StandardCharsets.UTF_8));
    }
    return texts;
  }

  private List<String> read() throws IOException {
    try (RunJournal journal = RunJournal.open(folder)) {
      return read(journal);
    }
  }

  private void write() throws IOException {
    try (RunJournal journal = RunJournal.create(folder, 1_000)) {
      journal.append(bytes("opening"));
      journal.append(bytes("batch 1"));
      journal.settle(bytes("second 0"));
      journal.append(bytes("batch 2"));
      journal.sync();
      journal.checkpoint(all("opening", "go"), all("second 1, in part", "standing"));
      journal.settle(bytes("second 1"));
      journal.append(bytes("batch 3"));
      journal.sync();
    }
  }

  @Test
  void withoutACheckpointAllIsReadInOrderAndNothingIsSettled() throws IOException {
    try (RunJournal journal = RunJournal.create(folder, 1_000)) {
      journal.append(bytes("opening"));
      journal.settle(bytes("second 0"));
      journal.append(bytes("batch 1"));
      journal.sync();
    }
    assertThat(read()).containsExactly("opening", "batch 1");
  }

  @Test
  void aCheckpointTakesThePlaceOfWhatCameBeforeIt() throws IOException {
    write();
    assertThat(read())
        .containsExactly("opening", "go", "second 0", "second 1, in part", "standing", "batch 3");
  }

  @Test
  void whatIsSettledWhileItIsReadAgainStandsThereOnce() throws IOException {
    write();
    try (RunJournal journal = RunJournal.open(folder)) {
      List<String> texts = new ArrayList<>();
      for (byte[] entry = journal.next(); entry != null; entry = journal.next()) {
        texts.add(new String(entry, StandardCharsets.UTF_8));
        if (texts.getLast().equals("batch 3")) {
          journal.settle(bytes("second 1"));
        }
      }
      journal.append(bytes("batch 4"));
      journal.checkpoint(all("opening", "go"), all("standing"));
    }
    assertThat(read()).containsExactly("opening", "go", "second 0", "second 1", "standing");
  }

  @Test
  void growsOnAfterItWasReadAndCutsATornTail() throws IOException {
    write();
    Path file = folder.resolve("journal");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 3));
    try (RunJournal journal = RunJournal.open(folder)) {
      assertThat(read(journal)).endsWith("standing");
      journal.append(bytes("batch 3 again"));
      journal.sync();
    }
    assertThat(read()).endsWith("standing", "batch 3 again");
  }

  @Test
  void isLongOnceSoMuchWasAddedSinceTheLastCheckpoint() throws IOException {
    try (RunJournal journal = RunJournal.create(folder, 1_000)) {
      journal.append(new byte[900]);
      assertThat(journal.isLong()).isFalse();
      journal.append(new byte[100]);
      assertThat(journal.isLong()).isTrue();
      journal.checkpoint(List.of(new byte[5_000]), List.of());
      assertThat(journal.isLong()).isFalse();
      journal.append(new byte[1_000]);
      assertThat(journal.isLong()).isTrue();
    }
  }

  @Test
  void aCheckpointThatWasNotFinishedChangesNothing() throws IOException {
    write();
    Files.write(folder.resolve("journal.next"), new byte[] {1, 2, 3});
    assertThat(read()).endsWith("standing", "batch 3");
    try (RunJournal journal = RunJournal.open(folder)) {
      read(journal);
      journal.checkpoint(all("opening"), all("standing"));
    }
    assertThat(read()).containsExactly("opening", "second 0", "standing");
  }

  @Test
  void aDamagedSettledEntryIsAnErrorAndNotSilence() throws IOException {
    write();
    Path file = folder.resolve("journal-settled");
    byte[] content = Files.readAllBytes(file);
    content[10] ^= 1;
    Files.write(file, content);
    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a settled entry of the journal is damaged");
  }

  @Test
  void staysLockedAgainstASecondLeaderThroughACheckpoint() throws IOException {
    try (RunJournal journal = RunJournal.create(folder, 1_000)) {
      journal.checkpoint(all("opening"), List.of());
      assertThatThrownBy(() -> RunJournal.open(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in use by another leader");
    }
    assertThat(read()).containsExactly("opening");
  }

  @Test
  void aFileThatIsNoJournalIsRefused() throws IOException {
    Files.write(folder.resolve("journal"), new byte[100]);
    Files.write(folder.resolve("journal-settled"), new byte[0]);
    Files.write(folder.resolve(RunRecord.NAME), new byte[0]);
    assertThatThrownBy(() -> RunJournal.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("must say where it begins");
  }
}
