package io.orcastrike.core.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a run, in three files of its folder: {@code journal} holds what a checkpoint
 * replaces from time to time, {@code journal-settled} and {@link RunRecord} only grow. The first
 * entry of {@code journal} says how much of them belongs to it, and before which entry the settled
 * ones are to be read: a checkpoint is there with one renaming, or not at all.
 *
 * <p>Used by one thread at a time.
 */
public final class RunJournal implements Journal {
  private static final String NAME = "journal";
  private static final String SETTLED = "journal-settled";

  /** A leader reads so much in a few seconds; see docs/performance.md. */
  private static final long LONG = 32L << 20;

  private final Path folder;
  private final FileJournal settled;
  private final FileJournal record;
  private final long longBytes;
  private FileJournal current;
  private long settledEnd;
  private long settledAfter;
  private long read;
  private long checkpointEnd;
  private boolean settledRead;

  private RunJournal(
      Path folder, FileJournal current, FileJournal settled, FileJournal record, long longBytes) {
    this.folder = folder;
    this.current = current;
    this.settled = settled;
    this.record = record;
    this.longBytes = longBytes;
  }

  /**
   * Begins a journal, in place of one that may be there.
   *
   * @throws IOException if it cannot be made or locked
   */
  public static RunJournal create(Path folder) throws IOException {
    return create(folder, LONG);
  }

  /**
   * Begins a journal.
   *
   * @param longBytes how long it may become between two checkpoints
   */
  static RunJournal create(Path folder, long longBytes) throws IOException {
    Files.createDirectories(folder);
    Files.deleteIfExists(folder.resolve(NAME));
    Files.deleteIfExists(folder.resolve(SETTLED));
    Files.deleteIfExists(folder.resolve(RunRecord.NAME));
    FileJournal current = FileJournal.create(folder.resolve(NAME));
    RunJournal journal =
        new RunJournal(
            folder,
            current,
            FileJournal.create(folder.resolve(SETTLED)),
            FileJournal.create(folder.resolve(RunRecord.NAME)),
            longBytes);
    current.append(head(0, 0, 0));
    return journal;
  }

  /**
   * Opens a journal, to be read to its end with {@link #next} and then gone on with.
   *
   * @throws IOException if there is none, or it is in use by another leader
   */
  public static RunJournal open(Path folder) throws IOException {
    List<FileJournal> opened = new ArrayList<>();
    try {
      for (String name : List.of(NAME, SETTLED, RunRecord.NAME)) {
        opened.add(FileJournal.open(folder.resolve(name)));
      }
      RunJournal journal =
          new RunJournal(folder, opened.get(0), opened.get(1), opened.get(2), LONG);
      byte[] head = journal.current.next();
      if (head == null || head.length != 3 * Long.BYTES) {
        throw new IOException("a journal must say where it begins, did not: " + folder);
      }
      journal.settledEnd = ByteBuffer.wrap(head).getLong();
      journal.settledAfter = ByteBuffer.wrap(head).getLong(Long.BYTES);
      journal.takeUpRecord(ByteBuffer.wrap(head).getLong(2 * Long.BYTES));
      return journal;
    } catch (IOException | RuntimeException e) {
      for (FileJournal file : opened) {
        file.close();
      }
      throw e;
    }
  }

  /** Cuts what follows the checkpoint: it comes again, from the entries after it. */
  private void takeUpRecord(long end) throws IOException {
    if (record.size() < end) {
      throw new IOException(
          "a run's record must have at least %,d bytes, had %,d: %s"
              .formatted(end, record.size(), folder.resolve(RunRecord.NAME)));
    }
    record.cut(end);
  }

  private static byte[] head(long settledEnd, long settledAfter, long recordEnd) {
    return ByteBuffer.allocate(3 * Long.BYTES)
        .putLong(settledEnd)
        .putLong(settledAfter)
        .putLong(recordEnd)
        .array();
  }

  /**
   * Returns the next entry of a journal that was opened; settled ones in their place.
   *
   * @return null at the end: from now on entries may be added
   * @throws IOException if a settled entry is missing or damaged
   */
  public byte @Nullable [] next() throws IOException {
    if (!settledRead && read == settledAfter) {
      if (settled.position() < settledEnd) {
        return nextSettled();
      }
      settled.cut(settledEnd); // what follows was for a checkpoint that was never made
      settledRead = true;
    }
    read++;
    return current.next();
  }

  private byte[] nextSettled() throws IOException {
    byte[] entry = settled.next();
    if (entry == null || settled.position() > settledEnd) {
      throw new IOException("a settled entry of the journal is damaged: " + folder);
    }
    return entry;
  }

  @Override
  public void append(byte[] entry) throws IOException {
    current.append(entry);
  }

  @Override
  public void sync() throws IOException {
    current.sync();
  }

  @Override
  public void settle(byte[] entry) throws IOException {
    settled.append(entry);
  }

  @Override
  public void record(byte[] entry) throws IOException {
    record.append(entry);
  }

  @Override
  public boolean isLong() {
    return current.written() - checkpointEnd > longBytes;
  }

  @Override
  public void checkpoint(List<byte[]> before, List<byte[]> after) throws IOException {
    settled.sync();
    record.sync();
    Path next = folder.resolve(NAME + ".next");
    Files.deleteIfExists(next);
    FileJournal fresh = FileJournal.create(next);
    try {
      fresh.append(head(settled.position(), before.size(), record.position()));
      for (byte[] entry : before) {
        fresh.append(entry);
      }
      for (byte[] entry : after) {
        fresh.append(entry);
      }
      fresh.sync();
      Files.move(next, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
      syncFolder();
    } catch (IOException e) {
      fresh.close();
      throw e;
    }
    current.close();
    current = fresh;
    checkpointEnd = fresh.written();
  }

  /** So that the renaming itself outlives the machine. */
  private void syncFolder() throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Gives back the files and their locks. */
  @Override
  public void close() throws IOException {
    try (settled;
        record) {
      current.close();
    }
  }
}
