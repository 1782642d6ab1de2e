package io.orcastrike.cli.doctor;

import io.orcastrike.core.signing.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/**
 * Whether a key for signing can be read, and a secret one by nobody else.
 *
 * @param secret whether it is the leader's own
 */
record KeyCheck(Path file, boolean secret) implements Check {
  private static final Set<PosixFilePermission> OPEN =
      Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.GROUP_READ);

  @Override
  public List<Finding> look() {
    String check = secret ? "signing key" : "trusted key";
    try {
      String kind =
          (secret ? Keys.readPrivate(file) : Keys.readPublic(file)).getAlgorithm() + " in " + file;
      return List.of(
          secret && isOpen()
              ? Finding.warning(
                  check, kind + ", which others can read", "chmod 600 " + file + "; or a new pair")
              : Finding.ok(check, kind));
    } catch (IOException e) {
      return List.of(
          Finding.trouble(
              check, String.valueOf(e.getMessage()), "orca keys leader makes a pair of files"));
    }
  }

  private boolean isOpen() throws IOException {
    try {
      return Files.getPosixFilePermissions(file).stream().anyMatch(OPEN::contains);
    } catch (UnsupportedOperationException e) {
      return false; // a file system without such rights
    }
  }
}
