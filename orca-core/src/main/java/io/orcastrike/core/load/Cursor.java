package io.orcastrike.core.load;

import java.util.ArrayList;
import java.util.List;

/**
 * Goes through the numbers of a drone's lanes in the order in which they are due.
 *
 * <p>Used by one thread at a time.
 */
final class Cursor {
  private final Arrivals arrivals;
  private final long total;
  private final List<Track> tracks = new ArrayList<>();
  private Track next;

  private static final class Track {
    private final long stride;
    private final long known;
    private long number;

    Track(Lane lane, long number, long known) {
      this.stride = lane.stride();
      this.number = number;
      this.known = known;
    }
  }

  /** Begins with the lane that a drone has from the start. */
  Cursor(Arrivals arrivals, long total, Stripe stripe) {
    this.arrivals = arrivals;
    this.total = total;
    this.next = new Track(Lane.of(stripe), stripe.number(), Long.MIN_VALUE);
    tracks.add(next);
  }

  /**
   * Takes up a further lane.
   *
   * @param known when the drone learned of it
   */
  void add(Lane lane, long known) {
    tracks.add(new Track(lane, lane.begin(arrivals, total), known));
    choose();
  }

  /** Returns the next number; not below the total: there is none. */
  long number() {
    return next.number;
  }

  boolean isAtEnd() {
    return next.number >= total;
  }

  /** Returns when the drone learned that the next number is its own. */
  long known() {
    return next.known;
  }

  /** Goes on to the number after it. */
  void advance() {
    next.number += next.stride;
    if (tracks.size() > 1) {
      choose();
    }
  }

  /** Due times rise with the number. */
  private void choose() {
    for (Track track : tracks) {
      if (track.number < next.number) {
        next = track;
      }
    }
  }
}
