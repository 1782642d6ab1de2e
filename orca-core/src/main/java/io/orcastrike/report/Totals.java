package io.orcastrike.report;

/**
 * Iterations counted, always balanced: planned = started + dropped + notReached + undelivered, and
 * at the end started = succeeded + failed + interrupted. Warm-up is counted too.
 *
 * <p>Immutable.
 *
 * @param planned due in the whole plan; with users, as many as were started
 * @param started begun
 * @param succeeded whose code returned
 * @param failed whose code threw, or which were cut at the end of their grace
 * @param interrupted which ran when the run was aborted or a drone lost its lease
 * @param dropped due, and not begun
 * @param notReached not yet due when the run ended
 * @param undelivered due on a drone that was lost
 */
public record Totals(
    long planned,
    long started,
    long succeeded,
    long failed,
    long interrupted,
    Dropped dropped,
    long notReached,
    long undelivered) {

  /** Nothing counted. */
  public static final Totals ZERO = new Totals(0, 0, 0, 0, 0, Dropped.ZERO, 0, 0);

  /**
   * Iterations that were due and not begun, by cause.
   *
   * @param limit too many were in flight: the target is slow
   * @param generator the drone was more than 1 s late for reasons of its own
   * @param late the drone learned of its orders too late
   */
  public record Dropped(long limit, long generator, long late) {
    /** None. */
    public static final Dropped ZERO = new Dropped(0, 0, 0);

    /** Returns the sum. */
    public long total() {
      return limit + generator + late;
    }

    /** Returns the sum of both, by cause. */
    public Dropped plus(Dropped other) {
      return new Dropped(limit + other.limit, generator + other.generator, late + other.late);
    }
  }

  /** Returns the sum of both. */
  public Totals plus(Totals other) {
    return new Totals(
        planned + other.planned,
        started + other.started,
        succeeded + other.succeeded,
        failed + other.failed,
        interrupted + other.interrupted,
        dropped.plus(other.dropped),
        notReached + other.notReached,
        undelivered + other.undelivered);
  }

  /** Returns how many ended, in whatever way. */
  public long ended() {
    return succeeded + failed + interrupted;
  }

  /** Tells whether every planned iteration is accounted for, and every started one ended. */
  public boolean balanced() {
    return planned == started + dropped.total() + notReached + undelivered && started == ended();
  }
}
