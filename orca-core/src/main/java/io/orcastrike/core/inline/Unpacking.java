package io.orcastrike.core.inline;

import io.orcastrike.core.local.JarLimits;
import io.orcastrike.core.local.Sha256;
import io.orcastrike.core.local.TestFiles;
import io.orcastrike.core.local.Trouble;
import io.orcastrike.report.LockedFile;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Takes the libraries out of the jar of an inline test. All is written beside the jar, under names
 * of our own, and only so much.
 *
 * <p>Used by one thread.
 */
final class Unpacking {
  private static final Pattern LIBRARY =
      Pattern.compile(Pattern.quote(InlineJar.LIBRARIES) + "\\d{3}-([^/\\\\\\p{Cntrl}]{1,200})");

  /** Libraries are jars, so they are hardly smaller when they are packed. */
  private static final long MOST_BYTES = 4 * PieceList.MOST_BYTES;

  private final Path jar;
  private final List<Path> classPath = new ArrayList<>();
  private final List<LockedFile> lock = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private long left = MOST_BYTES;

  private Unpacking(Path jar) {
    this.jar = jar;
  }

  /**
   * Returns the test in a jar, with the SHA-256 of it and of each library.
   *
   * @throws IOException if it cannot be read, or what is in it not be written
   * @throws TestNotFoundException if it is no jar, or holds what it must not
   */
  static FoundTest found(InlineAddress address, Path jar)
      throws IOException, TestNotFoundException {
    Unpacking unpacking = new Unpacking(jar);
    unpacking.take(jar, address.name() + ".jar");
    JarLimits.require(jar);
    unpacking.libraries();
    return TestFiles.of(unpacking.classPath, Optional.empty())
        .found(address.toString(), unpacking.lock);
  }

  private void take(Path file, String name) throws IOException {
    classPath.add(file);
    lock.add(new LockedFile(name, Sha256.hex(file)));
  }

  private void libraries() throws IOException, TestNotFoundException {
    Path folder = Files.createDirectory(jar.resolveSibling("libraries"));
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry :
          zip.stream().filter(each -> each.getName().startsWith(InlineJar.LIBRARIES)).toList()) {
        Matcher name = LIBRARY.matcher(entry.getName());
        if (!name.matches() || !names.add(entry.getName())) {
          throw refused(
              "a library must be a file in %s with a number of its own, was \"%s\""
                  .formatted(InlineJar.LIBRARIES, entry.getName()));
        }
        if (names.size() > InlineJar.MOST_LIBRARIES) {
          throw refused("there must be at most %d libraries".formatted(InlineJar.MOST_LIBRARIES));
        }
        Path library = folder.resolve("%03d.jar".formatted(names.size()));
        try (InputStream in = zip.getInputStream(entry)) {
          copy(in, library);
        }
        take(library, name.group(1));
      }
    }
  }

  private void copy(InputStream in, Path to) throws IOException, TestNotFoundException {
    byte[] buffer = new byte[64 * 1024];
    try (OutputStream out = Files.newOutputStream(to)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        left -= read;
        if (left < 0) {
          throw refused("the libraries must have at most %,d bytes".formatted(MOST_BYTES));
        }
        out.write(buffer, 0, read);
      }
    }
  }

  private TestNotFoundException refused(String why) {
    return Trouble.of(
        "an inline test cannot be unpacked: " + why,
        jar,
        "it was not packed by orca, or is made to exhaust whoever opens it",
        "orca lead with the source once more");
  }
}
