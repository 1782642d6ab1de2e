package io.orcastrike.report;

/** How an iteration or a step ended. */
public enum Outcome {
  /** Its code returned. */
  SUCCEEDED,
  /** Its code threw, a requirement did not hold, or it was cut at the end of its grace. */
  FAILED,
  /** The run was aborted, or the drone lost its lease, while it ran. */
  INTERRUPTED
}
