package io.orcastrike.core.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

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
  private long written;

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
    try {
      lock(channel, file);
      return new FileJournal(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Opens a journal, to be read to its end with {@link #next} and then gone on with.
   *
   * @throws IOException if there is no such file, or it is in use by another leader
   */
  public static FileJournal open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      lock(channel, file);
      return new FileJournal(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Returns the next entry of a journal that was opened. What follows the first entry that is not
   * whole was never made safe, and is cut off.
   *
   * @return null at the end: from now on entries may be added
   */
  public byte @Nullable [] next() throws IOException {
    long end = channel.position();
    byte[] entry = read(channel);
    if (entry == null) {
      cut(end);
    }
    return entry;
  }

  /** Cuts off what follows so many bytes, and goes on there. */
  void cut(long end) throws IOException {
    channel.truncate(end);
    channel.position(end);
  }

  /** Returns how many bytes were added. */
  long written() {
    return written;
  }

  /** Returns where the next entry is read or added. */
  long position() throws IOException {
    return channel.position();
  }

  /** Returns how many bytes the file has. */
  long size() throws IOException {
    return channel.size();
  }

  /** Returns the next entry; null where there is none that is whole. */
  static byte @Nullable [] read(FileChannel channel) throws IOException {
    ByteBuffer prefix = ByteBuffer.allocate(PREFIX);
    if (!fill(channel, prefix)) {
      return null;
    }
    int length = prefix.getInt(0);
    if (length < 0 || length > channel.size() - channel.position()) {
      return null;
    }
    ByteBuffer entry = ByteBuffer.allocate(length);
    CRC32C checksum = new CRC32C();
    if (!fill(channel, entry)) {
      return null;
    }
    checksum.update(entry.array());
    return (int) checksum.getValue() == prefix.getInt(Integer.BYTES) ? entry.array() : null;
  }

  private static boolean fill(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        return false;
      }
    }
    return true;
  }

  private static void lock(FileChannel channel, Path file) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new IOException("the journal is in use by another leader: " + file);
    }
  }

  @Override
  public void append(byte[] entry) throws IOException {
    CRC32C checksum = new CRC32C();
    checksum.update(entry);
    ByteBuffer buffer = ByteBuffer.allocate(PREFIX + entry.length);
    buffer.putInt(entry.length).putInt((int) checksum.getValue()).put(entry).flip();
    while (buffer.hasRemaining()) {
      written += channel.write(buffer);
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
