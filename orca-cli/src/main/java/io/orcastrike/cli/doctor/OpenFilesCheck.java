package io.orcastrike.cli.doctor;

import java.util.List;

/**
 * How many files and sockets the process may have open.
 *
 * @param limit that holds for this process; below 0: unknown
 */
record OpenFilesCheck(long limit) implements Check {
  /** Each iteration in flight may hold a socket; 10,000 are in flight at most by default. */
  private static final long ENOUGH = 16_384;

  private static final long LEAST = 1_024;
  private static final String REMEDY =
      "raise it: ulimit -Hn 65536 before the start, LimitNOFILE=65536 in a unit, --ulimit"
          + " nofile=65536 of a container";

  @Override
  public List<Finding> look() {
    if (limit < 0) {
      return List.of(Finding.ok("open files", "not known on this system"));
    }
    String figure = "%,d at most".formatted(limit);
    if (limit >= ENOUGH) {
      return List.of(Finding.ok("open files", figure));
    }
    return List.of(
        limit < LEAST
            ? Finding.trouble("open files", figure, REMEDY)
            : Finding.warning("open files", figure, REMEDY));
  }
}
