package io.orcastrike.core.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A journal in a file: each entry is its length, the CRC-32C of its bytes, and its bytes. Locked
 * against a second leader.
 *
 * <p>Used by one thread at a time.
 */
public final class FileJournal implements Journal {
  /** Length and checksum. */
  private static final int PREFIX = 8;

  private final FileChannel channel;
  private boolean dirty;

  private FileJournal(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Begins a journal.
   *
   * @throws IOException if the file exists, or cannot be made or locked
   */
  public static FileJournal create(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new IOException("the journal is in use by another leader: " + file);
    }
    return new FileJournal(channel);
  }

  @Override
  public void append(byte[] entry) throws IOException {
    CRC32C checksum = new CRC32C();
    checksum.update(entry);
    ByteBuffer buffer = ByteBuffer.allocate(PREFIX + entry.length);
    buffer.putInt(entry.length).putInt((int) checksum.getValue()).put(entry).flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    dirty = true;
  }

  @Override
  public void sync() throws IOException {
    if (dirty) {
      channel.force(false);
      dirty = false;
    }
  }

  /** Gives back the file and its lock. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
