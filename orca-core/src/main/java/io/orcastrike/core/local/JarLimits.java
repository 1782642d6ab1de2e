package io.orcastrike.core.local;

import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The limits of a jar, checked before it is opened: the JDK takes a jar's table of entries, its
 * manifest and its signatures into memory whatever their size.
 *
 * <p>Safe for use by many threads.
 */
public final class JarLimits {
  /** The largest known class files have a few MiB. */
  static final int MOST_CLASS_BYTES = 32 * 1024 * 1024;

  static final int MOST_ENTRIES = 250_000;

  private static final long MOST_TABLE_BYTES = 64L * 1024 * 1024;
  private static final int MOST_META_BYTES = 8 * 1024 * 1024;

  /** The record at the end of a zip: 22 bytes and a comment. */
  private static final int END_BYTES = 22;

  private static final int END = 0x06054b50;
  private static final int LOCATOR_BYTES = 20;
  private static final int LOCATOR = 0x07064b50;
  private static final int END64_BYTES = 56;

  private static final Pattern READ_AT_ONCE =
      Pattern.compile("meta-inf/(manifest\\.mf|[^/]*\\.(sf|rsa|dsa|ec))");

  private JarLimits() {}

  /**
   * Checks a jar, for whoever opens it by other means than as a test.
   *
   * @throws IOException if it cannot be read
   * @throws TestNotFoundException saying what is wrong with it
   */
  public static void require(Path file) throws IOException, TestNotFoundException {
    try {
      check(file);
    } catch (BadFileException e) {
      throw e.trouble();
    }
  }

  /**
   * Checks a jar.
   *
   * @throws BadFileException saying what is wrong with it
   */
  static void check(Path file) throws IOException {
    checkEnd(file);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        check(file, zip, all.nextElement());
      }
    } catch (ZipException e) {
      throw BadFileException.noJar(file, e);
    }
  }

  private static void check(Path file, ZipFile zip, ZipEntry entry) throws IOException {
    String name = entry.getName();
    if (Arrays.asList(name.split("[/\\\\]", -1)).contains("..")) {
      throw BadFileException.absurd(
          "no entry of a jar may lead out of it, one is \"%s\"".formatted(name), file);
    }
    if (name.endsWith(".class") && entry.getSize() > MOST_CLASS_BYTES) {
      throw tooLarge(file, name, entry.getSize());
    }
    if (READ_AT_ONCE.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
      try (InputStream in = zip.getInputStream(entry)) {
        in.skipNBytes(Math.min(Math.max(entry.getSize(), 0), MOST_META_BYTES));
        if (in.read() >= 0) {
          throw BadFileException.absurd(
              "%s must have at most %,d bytes, and as many as the jar says, has more"
                  .formatted(name, MOST_META_BYTES),
              file);
        }
      }
    }
  }

  static BadFileException tooLarge(Path file, String name, long bytes) {
    return BadFileException.absurd(
        "a class must have at most %,d bytes, %s has %,d or more"
            .formatted(MOST_CLASS_BYTES, name, bytes),
        file);
  }

  /** Looks at every place that may be the end record, as readers differ in which they believe. */
  private static void checkEnd(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long length = in.length();
      byte[] tail = new byte[(int) Math.min(length, END_BYTES + 0xffff + LOCATOR_BYTES)];
      in.seek(length - tail.length);
      in.readFully(tail);
      ByteBuffer end = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
      for (int at = tail.length - END_BYTES; at >= 0; at--) {
        if (end.getInt(at) != END) {
          continue;
        }
        int locator = at - LOCATOR_BYTES;
        if (locator >= 0 && end.getInt(locator) == LOCATOR) {
          checkEnd64(file, in, end.getLong(locator + 8));
        } else {
          checkTable(
              file,
              Short.toUnsignedLong(end.getShort(at + 10)),
              Integer.toUnsignedLong(end.getInt(at + 12)));
        }
      }
    }
  }

  private static void checkEnd64(Path file, RandomAccessFile in, long at) throws IOException {
    if (at < 0 || at > in.length() - END64_BYTES) {
      return; // it is no such record, and whoever takes it for one fails
    }
    byte[] record = new byte[END64_BYTES];
    in.seek(at);
    in.readFully(record);
    ByteBuffer end = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
    checkTable(file, end.getLong(32), end.getLong(40));
  }

  private static void checkTable(Path file, long entries, long bytes) throws IOException {
    if (entries > MOST_ENTRIES || entries < 0 || bytes > MOST_TABLE_BYTES || bytes < 0) {
      throw BadFileException.absurd(
          "a jar must have at most %,d entries, and %,d bytes of names, has %s and %s"
              .formatted(
                  MOST_ENTRIES,
                  MOST_TABLE_BYTES,
                  Long.toUnsignedString(entries),
                  Long.toUnsignedString(bytes)),
          file);
    }
  }
}
