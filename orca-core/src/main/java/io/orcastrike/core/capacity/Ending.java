package io.orcastrike.core.capacity;

/** What a search came to. */
public enum Ending {
  /** A rate that is kept and one that is not, as close together as was wanted. */
  FOUND,
  /** Every rate was kept, up to the highest that was allowed. */
  NEVER_BROKEN,
  /** No rate was kept, down to the lowest that was allowed. */
  NEVER_KEPT,
  /** The drones did not reach a rate at which a threshold breaks. */
  OUT_OF_REACH,
  /** It ended before: trials were used up, or it was stopped. */
  UNFINISHED
}
