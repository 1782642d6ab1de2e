package io.orcastrike.core.protocol;

import java.util.List;

/**
 * What a leader has to lead.
 *
 * <p>Immutable.
 *
 * @param run its id
 * @param process the leader's process id
 * @param announce what is announced
 * @param canonical the plan, line by line
 * @param everyone how many drones there are at all, so that the run is given up once too many have
 *     refused; 0: unknown
 * @param losses what is done about lost drones
 */
public record LeaderRole(
    String run,
    String process,
    Message.Announce announce,
    List<String> canonical,
    int everyone,
    LossPolicy losses,
    Timing timing,
    Channels channels) {
  /** Copies the plan. */
  public LeaderRole {
    canonical = List.copyOf(canonical);
  }
}
