package io.orcastrike.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A Maven repository in a folder: what `mvn deploy` leaves, with checksums and the metadata of
 * snapshots.
 *
 * <p>Used by one thread at a time.
 */
public record RepositoryFolder(Path root) {

  public String url() {
    String url = root.toUri().toString();
    return url.endsWith("/") ? url : url + "/";
  }

  public RepositoryFolder deploy(Artifact artifact) throws IOException {
    return deploy(artifact, artifact.version());
  }

  /** Deploys a jar that is there already, instead of what the artifact's sources come to. */
  public RepositoryFolder deploy(Artifact artifact, byte[] jar) throws IOException {
    return deploy(artifact, artifact.version(), jar);
  }

  /**
   * Deploys a build of a snapshot, and makes it the newest.
   *
   * @param timestamp such as 20261122.101112
   */
  public RepositoryFolder deploy(Artifact artifact, String timestamp, int number)
      throws IOException {
    String base = artifact.version().replace("-SNAPSHOT", "");
    String exact = "%s-%s-%d".formatted(base, timestamp, number);
    deploy(artifact, exact);
    String metadata =
        """
        <metadata modelVersion="1.1.0">
          <groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>
          <versioning>
            <snapshot><timestamp>%s</timestamp><buildNumber>%d</buildNumber></snapshot>
            <lastUpdated>%s</lastUpdated>
            <snapshotVersions>
              <snapshotVersion><extension>jar</extension><value>%s</value><updated>%s</updated></snapshotVersion>
              <snapshotVersion><extension>pom</extension><value>%s</value><updated>%s</updated></snapshotVersion>
            </snapshotVersions>
          </versioning>
        </metadata>
        """
            .formatted(
                artifact.group(),
                artifact.artifact(),
                artifact.version(),
                timestamp,
                number,
                timestamp.replace(".", ""),
                exact,
                timestamp.replace(".", ""),
                exact,
                timestamp.replace(".", ""));
    write(
        folder(artifact).resolve("maven-metadata.xml"), metadata.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  private RepositoryFolder deploy(Artifact artifact, String exact) throws IOException {
    return deploy(
        artifact, exact, artifact.packaging().equals("jar") ? artifact.jar() : new byte[0]);
  }

  /** Deploys a POM, and its jar unless that is empty. */
  private RepositoryFolder deploy(Artifact artifact, String exact, byte[] jar) throws IOException {
    Path base = folder(artifact).resolve(artifact.artifact() + "-" + exact);
    write(Path.of(base + ".pom"), artifact.pom().getBytes(StandardCharsets.UTF_8));
    if (jar.length > 0) {
      write(Path.of(base + ".jar"), jar);
    }
    return this;
  }

  private Path folder(Artifact artifact) {
    return root.resolve(artifact.group().replace('.', '/'))
        .resolve(artifact.artifact())
        .resolve(artifact.version());
  }

  /** Returns a file of an artifact, given as group:artifact:version; the extension with its dot. */
  public Path file(String coordinates, String extension) {
    String[] parts = coordinates.split(":");
    return root.resolve(parts[0].replace('.', '/'))
        .resolve(parts[1])
        .resolve(parts[2])
        .resolve(parts[1] + "-" + parts[2] + extension);
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    Files.writeString(Path.of(file + ".sha1"), sha1(content));
  }

  static String sha1(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
