package io.orcastrike.core.protocol;

/**
 * What every message carries.
 *
 * <p>Immutable.
 *
 * @param version of the protocol
 * @param run sorts by time
 * @param epoch how many leaders the run has had
 * @param leader the leader's process id, as far as the sender knows it
 * @param sender the sender's process id, new at each start
 * @param number rises with each message of the sender
 * @param sentAt wall-clock nanoseconds of the sender
 */
public record Header(
    int version, String run, int epoch, String leader, String sender, long number, long sentAt) {

  /** The protocol this code speaks. */
  public static final int VERSION = 1;
}
