package io.orcastrike.maven;

import io.orcastrike.core.local.Trouble;
import io.orcastrike.report.LockedFile;
import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.aether.artifact.Artifact;

/**
 * A jar in the local repository, as its bytes are now. Resolving looks only whether a cached file
 * exists, so whole it must be found here.
 */
record LocalFile(Path path, LockedFile locked) {
  /** The record at the end of a zip, with the longest comment. */
  private static final int MOST_END_BYTES = 22 + 65_535;

  /**
   * Reads a file.
   *
   * @throws TestNotFoundException if it is no jar, or not the one whose checksum lies beside it
   */
  static LocalFile of(Artifact artifact) throws TestNotFoundException {
    Path path = artifact.getFile().toPath();
    try {
      requireWhole(path);
      MessageDigest sha1 = digest("SHA-1");
      MessageDigest sha256 = digest("SHA-256");
      byte[] buffer = new byte[64 * 1024];
      try (InputStream in = Files.newInputStream(path)) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          sha1.update(buffer, 0, read);
          sha256.update(buffer, 0, read);
        }
      }
      String actual = HexFormat.of().formatHex(sha1.digest());
      Optional<String> expected = checksumBeside(path);
      if (expected.isPresent() && !expected.get().equalsIgnoreCase(actual)) {
        throw damaged(path, "its SHA-1 is %s, not %s".formatted(actual, expected.get()));
      }
      return new LocalFile(
          path, new LockedFile(name(artifact), HexFormat.of().formatHex(sha256.digest())));
    } catch (IOException e) {
      throw damaged(path, String.valueOf(e.getMessage()));
    }
  }

  /** Returns Maven's name: group:artifact[:extension[:classifier]]:version. */
  static String name(Artifact artifact) {
    String classifier = artifact.getClassifier();
    boolean plain = classifier.isEmpty() && artifact.getExtension().equals("jar");
    return "%s:%s%s%s:%s"
        .formatted(
            artifact.getGroupId(),
            artifact.getArtifactId(),
            plain ? "" : ":" + artifact.getExtension(),
            classifier.isEmpty() ? "" : ":" + classifier,
            artifact.getVersion());
  }

  /** Looks for the beginning and the end of a jar; its content is for whoever opens it. */
  private static void requireWhole(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(file.length(), MOST_END_BYTES)];
      file.seek(file.length() - end.length);
      file.readFully(end);
      byte[] begin = new byte[Math.min(end.length, 2)];
      file.seek(0);
      file.readFully(begin);
      if (!text(begin).equals("PK") || !text(end).contains("PK\005\006")) {
        throw new IOException("it is no jar, or not a whole one");
      }
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** What was downloaded with the file; none if it was installed. */
  private static Optional<String> checksumBeside(Path path) throws IOException {
    Path file = path.resolveSibling(path.getFileName() + ".sha1");
    if (!Files.isRegularFile(file) || Files.size(file) > 1_000) {
      return Optional.empty();
    }
    String first = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    return Optional.of(first.split("\\s", 2)[0]).filter(hex -> hex.matches("[0-9a-fA-F]{40}"));
  }

  private static TestNotFoundException damaged(Path path, String reason) {
    return Trouble.of(
        "a file in the local repository is damaged: " + reason,
        path.toAbsolutePath(),
        "a download that was cut, or somebody changed the file",
        "rm -r " + path.toAbsolutePath().getParent());
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
