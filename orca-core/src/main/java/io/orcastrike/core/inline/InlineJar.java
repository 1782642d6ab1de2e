package io.orcastrike.core.inline;

import io.orcastrike.api.LoadTest;
import io.orcastrike.core.local.Sha256;
import io.orcastrike.core.local.Trouble;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A test with all it needs as one jar, in memory: its classes and data, and its libraries as jars
 * in it. On one Java, the same content has the same bytes.
 *
 * <p>Immutable.
 */
public final class InlineJar {
  static final String LIBRARIES = "META-INF/orca/libraries/";

  static final int MOST_LIBRARIES = 500;

  /** Says which of several tests is meant. */
  private static final String DECLARED = "META-INF/services/" + LoadTest.class.getName();

  /**
   * The same for all, so that equal jars have equal bytes. The first day that a zip can say would
   * be written with the time zone.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final int MOST_NAME = 200;

  private final String name;
  private final byte[] content;
  private final PieceList pieces;

  private InlineJar(String name, byte[] content) {
    this.name = name;
    this.content = content;
    this.pieces = PieceList.of(content);
  }

  /** Writes one entry of the jar. */
  private interface Source {
    void writeTo(ZipOutputStream zip) throws IOException;
  }

  /**
   * Packs a test.
   *
   * @param name for people; what an address cannot say in it becomes an underscore
   * @param className empty: the only test there is
   * @param classes by name
   * @param files that the test reads from its class path, by their names there
   * @param libraries jars, in the order of the class path
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if it becomes too large
   */
  public static InlineJar pack(
      String name,
      Optional<String> className,
      Map<String, byte[]> classes,
      Map<String, Path> files,
      List<Path> libraries)
      throws IOException {
    if (libraries.size() > MOST_LIBRARIES) {
      throw new IllegalArgumentException(
          "a test that is handed out must have at most %d libraries, had %d; publish it, and name its coordinates"
              .formatted(MOST_LIBRARIES, libraries.size()));
    }
    Map<String, Source> entries = new TreeMap<>();
    classes.forEach(
        (type, bytes) -> entries.put(type.replace('.', '/') + ".class", zip -> zip.write(bytes)));
    files.forEach((path, file) -> entries.put(path, zip -> Files.copy(file, zip)));
    className.ifPresent(
        type -> entries.put(DECLARED, zip -> zip.write(type.getBytes(StandardCharsets.UTF_8))));
    int number = 0;
    for (Path library : libraries) {
      entries.put(
          "%s%03d-%s".formatted(LIBRARIES, number++, library.getFileName()),
          zip -> Files.copy(library, zip));
    }
    BoundedBytes bytes = new BoundedBytes((int) PieceList.MOST_BYTES);
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, Source> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setTimeLocal(TIME);
        zip.putNextEntry(header);
        entry.getValue().writeTo(zip);
        zip.closeEntry();
        requireRoom(bytes);
      }
    }
    requireRoom(bytes);
    return of(name, bytes.toByteArray());
  }

  /**
   * Takes a jar that was packed.
   *
   * @param name for people; what an address cannot say in it becomes an underscore
   * @throws IllegalArgumentException if it is too large, or empty
   */
  public static InlineJar of(String name, byte[] content) {
    if (content.length > PieceList.MOST_BYTES || content.length == 0) {
      throw tooLarge("%,d".formatted(content.length));
    }
    String plain = name.replaceAll("[^\\w.$-]", "_");
    return new InlineJar(plain.substring(0, Math.min(MOST_NAME, plain.length())), content.clone());
  }

  private static void requireRoom(BoundedBytes bytes) {
    if (bytes.isFull()) {
      throw tooLarge("more");
    }
  }

  private static IllegalArgumentException tooLarge(String bytes) {
    return new IllegalArgumentException(
        "a test that is handed out must have 1 to %,d bytes with its libraries, had %s; publish it, and name its coordinates"
            .formatted(PieceList.MOST_BYTES, bytes));
  }

  /** Returns where drones find it. */
  public InlineAddress address() {
    return new InlineAddress(name, content.length, Sha256.hex(pieces.encoded()));
  }

  /** Returns its bytes. */
  public byte[] content() {
    return content.clone();
  }

  PieceList pieces() {
    return pieces;
  }

  byte[] piece(int number) {
    return PieceList.piece(content, number);
  }

  /**
   * Returns the leader's own loader of it, whatever that is asked for. It finds the very files that
   * drones find; what it unpacks goes when what it found, and each test opened of it, is closed.
   */
  public TestLoader loader() {
    return test -> unpack();
  }

  private FoundTest unpack() throws TestNotFoundException {
    try {
      Place place = Place.temporary();
      return FetchedTest.in(place, address(), jar -> Files.write(jar, content));
    } catch (IOException e) {
      throw Trouble.of(
          "the test %s cannot be unpacked: %s".formatted(name, e.getMessage()),
          "a temporary folder",
          "its rights, or a full disk",
          "another java.io.tmpdir",
          e);
    }
  }
}
