package io.orcastrike.core.load;

import java.util.ArrayList;
import java.util.List;

/**
 * Goes through the numbers of a drone's lanes in the order in which they are due.
 *
 * <p>Used by one thread at a time.
 */
final class Cursor {
  private Arrivals arrivals;
  private long total;
  private final List<Track> tracks = new ArrayList<>();
  private Track next;
  private long passed;
  private long early;

  /** From this number on due times were changed last, of which the drone learned then. */
  private long steeredFrom = Long.MAX_VALUE;

  private long steeredKnown = Long.MIN_VALUE;

  private static final class Track {
    private final long stride;
    private final long begin;
    private final long known;
    private long number;

    Track(Lane lane, long number, long known) {
      this.stride = lane.stride();
      this.begin = number;
      this.number = number;
      this.known = known;
    }

    /** Returns how many of its numbers are from one to below another. */
    long between(long from, long to) {
      return to > from ? (to - from - 1) / stride + 1 : 0;
    }

    /** Returns its first number that is not below another. */
    long notBelow(long least) {
      return least <= begin ? begin : begin + ((least - begin - 1) / stride + 1) * stride;
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
    tracks.add(new Track(lane, lane.begin(arrivals), known));
    choose();
  }

  /**
   * Goes on by other due times, from the same numbers: none is gone back to. Numbers that were gone
   * past, and are due later now than before, are early: with each change learned of too late anew.
   *
   * @param steered the due times with a change more
   * @param instant of the change, in nanoseconds from T0
   * @param known when the drone learned of it
   */
  void steer(Arrivals steered, long steeredTotal, long instant, long known) {
    steeredFrom = steered.reached(instant, Integer.MAX_VALUE);
    steeredKnown = known;
    for (Track track : tracks) {
      long from = track.notBelow(steeredFrom);
      early += track.between(from, track.number) - onTime(steered, track, from);
    }
    arrivals = steered;
    total = steeredTotal;
  }

  /** Returns how many of the numbers that were gone past are due no later: the first of them. */
  private long onTime(Arrivals steered, Track track, long from) {
    return Arrivals.before(
        1,
        track.between(from, track.number),
        turn -> {
          long number = from + turn * track.stride;
          return steered.dueNanos(number) - arrivals.dueNanos(number);
        });
  }

  /** Returns how many numbers were gone past before they were due, since it was asked last. */
  long takeEarly() {
    long taken = early;
    early = 0;
    return taken;
  }

  /** Returns how many numbers were gone past. */
  long passed() {
    return passed;
  }

  /** Returns how many numbers are still to come. */
  long left() {
    return tracks.stream().mapToLong(track -> track.between(track.number, total)).sum();
  }

  /** Returns the next number; not below the total: there is none. */
  long number() {
    return next.number;
  }

  /** Returns when the next number is due, in nanoseconds from T0. */
  long dueNanos() {
    return arrivals.dueNanos(next.number);
  }

  boolean isAtEnd() {
    return next.number >= total;
  }

  /** Returns when the drone learned that the next number is its own, and when it is due. */
  long known() {
    return next.number >= steeredFrom ? Math.max(next.known, steeredKnown) : next.known;
  }

  /** Goes on to the number after it. */
  void advance() {
    next.number += next.stride;
    passed++;
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
