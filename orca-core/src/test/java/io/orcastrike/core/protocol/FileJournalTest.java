package io.orcastrike.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
  @TempDir Path folder;

  /** Reads entries as the next leader will: length, checksum, bytes. */
  private static List<byte[]> entries(Path file) throws IOException {
    ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
    List<byte[]> entries = new ArrayList<>();
    while (content.hasRemaining()) {
      byte[] entry = new byte[content.getInt()];
      int expected = content.getInt();
      content.get(entry);
      CRC32C checksum = new CRC32C();
      checksum.update(entry);
      assertThat((int) checksum.getValue()).isEqualTo(expected);
      entries.add(entry);
    }
    return entries;
  }

  @Test
  void entriesCanBeReadBack() throws IOException {
    Path file = folder.resolve("journal");
    byte[] large = new byte[256 * 1024];
    large[7] = 7;
    try (FileJournal journal = FileJournal.create(file)) {
      journal.append(new byte[0]);
      journal.append(new byte[] {1, 2, 3});
      journal.append(large);
      journal.sync();
      assertThat(entries(file)).containsExactly(new byte[0], new byte[] {1, 2, 3}, large);
      journal.append(new byte[] {4});
      journal.sync();
    }
    assertThat(entries(file)).hasSize(4).endsWith(new byte[] {4});
  }

  @Test
  void aJournalThatExistsIsRefusedAndStays() throws IOException {
    Path file = Files.writeString(folder.resolve("journal"), "of another run");
    assertThatThrownBy(() -> FileJournal.create(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
    assertThat(file).hasContent("of another run");
  }

  @Test
  void nobodyElseCanLockTheFileMeanwhile() throws IOException {
    Path file = folder.resolve("journal");
    try (FileChannel other = open(FileJournal.create(file), file)) {
      assertThatThrownBy(other::tryLock).isInstanceOf(OverlappingFileLockException.class);
    }
  }

  @Test
  void theLockIsGivenBack() throws IOException {
    Path file = folder.resolve("journal");
    FileJournal journal = FileJournal.create(file);
    journal.close();
    try (FileChannel other = open(journal, file)) {
      assertThat(other.tryLock()).isNotNull();
    }
  }

  private static FileChannel open(FileJournal unused, Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.WRITE);
  }

  @Test
  void whatIsWrittenToAClosedJournalFails() throws IOException {
    FileJournal journal = FileJournal.create(folder.resolve("journal"));
    journal.append(new byte[] {1});
    journal.close();
    assertThatThrownBy(() -> journal.append(new byte[] {1})).isInstanceOf(IOException.class);
    assertThatThrownBy(journal::sync).isInstanceOf(IOException.class);
  }
}
