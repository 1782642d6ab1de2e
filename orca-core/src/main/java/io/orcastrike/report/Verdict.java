package io.orcastrike.report;

/** What a run, or a command, came to; each with the exit code of a process that says so. */
public enum Verdict {
  /** Complete, trustworthy, and every threshold kept. */
  PASSED(0),
  /** A fault of Orca's own. */
  INTERNAL_ERROR(1),
  /** The command, the plan or a parameter was wrong; nothing was run. */
  USAGE(2),
  /** No quorum of drones, or a server that is needed was out of reach. */
  NO_QUORUM(3),
  /** {@code setUp} or {@code prepare} of the test failed; there was no load. */
  NOT_PREPARED(4),
  /** Ended before its time: drones lost, aborted by hand, endless iterations, System.exit. */
  NOT_COMPLETED(5),
  /** The generators did not do what was planned: no number of this run can be believed. */
  INVALID(98),
  /** Data is missing, or too little, to judge a threshold. */
  INCONCLUSIVE(98),
  /** A threshold failed, had no data, or aborted the run. */
  FAILED(99),
  /** Stopped by an interrupt, with the full result up to then. */
  INTERRUPTED(130),
  /** Stopped by a termination signal, with the full result up to then. */
  TERMINATED(143);

  private final int exitCode;

  Verdict(int exitCode) {
    this.exitCode = exitCode;
  }

  /** Returns the exit code of a process that ends with this verdict. */
  public int exitCode() {
    return exitCode;
  }
}
