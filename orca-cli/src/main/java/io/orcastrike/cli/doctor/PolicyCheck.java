package io.orcastrike.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;

/** Whether only some can put tests where a drone takes them from. */
record PolicyCheck(Path allowed) implements Check {

  @Override
  public List<Finding> look() {
    try {
      return List.of(
          Files.getPosixFilePermissions(allowed).contains(PosixFilePermission.OTHERS_WRITE)
              ? Finding.warning(
                  "allowed tests",
                  allowed + ", which anybody can write to",
                  "who writes there has code run by the drone: chmod o-w " + allowed)
              : Finding.ok("allowed tests", allowed.toString()));
    } catch (UnsupportedOperationException e) {
      return List.of(Finding.ok("allowed tests", allowed.toString()));
    } catch (IOException e) {
      return List.of(
          Finding.trouble("allowed tests", allowed + " cannot be looked at", "ls -ld " + allowed));
    }
  }
}
