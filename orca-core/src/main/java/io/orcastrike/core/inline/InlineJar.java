package io.orcastrike.core.inline;

import io.orcastrike.api.LoadTest;
import io.orcastrike.core.local.TestFiles;
import io.orcastrike.report.LockedFile;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.TestNotFoundException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A test with all it needs as one jar: its classes and data, and its libraries as jars in it. The
 * same content has the same bytes.
 *
 * <p>Immutable.
 */
public final class InlineJar {
  /** Which of several tests is meant. */
  private static final String DECLARED = "META-INF/services/" + LoadTest.class.getName();

  private static final String LIBRARIES = "META-INF/orca/libraries/";

  /** No time, so that equal jars have equal bytes; the first that a zip can say. */
  private static final long NO_TIME = 315_532_800_000L;

  private static final int MOST_LIBRARIES = 1_000;

  private final String name;
  private final byte[] content;
  private final PieceList pieces;

  private InlineJar(String name, byte[] content) {
    this.name = name;
    this.content = content;
    this.pieces = PieceList.of(content);
  }

  /**
   * Packs a test.
   *
   * @param name for people
   * @param className empty: the only test there is
   * @param classes by name
   * @param files that the test reads from its class path, by their names there
   * @param libraries jars
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
    Map<String, byte[]> entries = new TreeMap<>();
    classes.forEach((type, bytes) -> entries.put(type.replace('.', '/') + ".class", bytes));
    for (Map.Entry<String, Path> file : files.entrySet()) {
      entries.put(file.getKey(), Files.readAllBytes(file.getValue()));
    }
    className.ifPresent(type -> entries.put(DECLARED, type.getBytes(StandardCharsets.UTF_8)));
    int number = 0;
    for (Path library : libraries) {
      entries.put(
          "%s%03d-%s".formatted(LIBRARIES, number++, library.getFileName()),
          Files.readAllBytes(library));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setTime(NO_TIME);
        zip.putNextEntry(header);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return of(name, bytes.toByteArray());
  }

  /**
   * Takes a jar that was packed.
   *
   * @throws IllegalArgumentException if it is too large
   */
  public static InlineJar of(String name, byte[] content) {
    if (content.length > PieceList.MOST_BYTES) {
      throw new IllegalArgumentException(
          "a test that is handed out must have at most %,d bytes with its libraries, had %,d; publish it, and name its coordinates"
              .formatted(PieceList.MOST_BYTES, content.length));
    }
    return new InlineJar(name, content);
  }

  /**
   * Returns the leader's own loader of it, whatever it is asked for. What it unpacks goes when the
   * test is closed.
   */
  public TestLoader loader() {
    return test -> {
      try {
        Path place = Files.createTempDirectory("orca-inline");
        return new FetchedTest(unpack(place), place);
      } catch (IOException e) {
        throw new TestNotFoundException(
            "the test %s cannot be unpacked: %s".formatted(name, e.getMessage()), e);
      }
    };
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
   * Unpacks it below a folder.
   *
   * @throws IOException if the folder cannot be written, or the jar holds what it must not
   */
  public FoundTest unpack(Path folder) throws IOException {
    Path jar = Files.write(folder.resolve(name + ".jar"), content);
    List<Path> classPath = new ArrayList<>(List.of(jar));
    classPath.addAll(libraries(jar, folder));
    LockedFile lock = new LockedFile(name + ".jar", Sha256.hex(content));
    return TestFiles.of(classPath, Optional.empty()).found(address().toString(), List.of(lock));
  }

  /** All is written below the folder, under names of our own, and no more than was sent. */
  private static List<Path> libraries(Path jar, Path folder) throws IOException {
    List<Path> libraries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    long left = 4 * PieceList.MOST_BYTES;
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry :
          zip.stream()
              .filter(each -> each.getName().startsWith(LIBRARIES))
              .limit(MOST_LIBRARIES)
              .toList()) {
        Path library = folder.resolve("library-%03d.jar".formatted(names.size()));
        byte[] bytes = zip.getInputStream(entry).readNBytes((int) left + 1);
        left -= bytes.length;
        if (left < 0 || !names.add(entry.getName())) {
          throw new IOException(
              "the libraries of a test that is handed out must be %,d bytes at most, each there once"
                  .formatted(4 * PieceList.MOST_BYTES));
        }
        libraries.add(Files.write(library, bytes));
      }
    }
    return libraries;
  }
}
