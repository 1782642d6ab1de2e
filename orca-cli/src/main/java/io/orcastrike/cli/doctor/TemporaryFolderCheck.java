package io.orcastrike.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether there is a place for files that are needed for a while: those of tests. */
record TemporaryFolderCheck(Path folder) implements Check {
  private static final long ENOUGH = 400L << 20;

  @Override
  public List<Finding> look() {
    try {
      Path file = Files.createTempFile(folder, "orca-doctor", "");
      Files.delete(file);
      long free = Files.getFileStore(folder).getUsableSpace();
      String figure = "%s, %,d MB free".formatted(folder, free >> 20);
      return List.of(
          free >= ENOUGH
              ? Finding.ok("temporary files", figure)
              : Finding.warning(
                  "temporary files", figure, "a test may take 320 MB: free some, or set TMPDIR"));
    } catch (IOException e) {
      return List.of(
          Finding.trouble(
              "temporary files",
              "nothing can be written to " + folder,
              "give this user a folder of its own: JAVA_OPTS=-Djava.io.tmpdir=…"));
    }
  }
}
