package io.orcastrike.core.load;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a load that one drone makes for a time: the numbers first, first + stride, first +
 * 2·stride … between the handovers by which it came and went.
 *
 * <p>Immutable.
 *
 * @param first number
 * @param stride from one number to the next
 * @param from the handovers by which it has come to this drone; its numbers are above all of them
 * @param to by which it went to others; null: it did not
 */
record Lane(long first, long stride, List<Handover> from, @Nullable Handover to) {
  /** Copies the handovers. */
  Lane {
    from = List.copyOf(from);
  }

  /** Returns a drone's lane before any loss. */
  static Lane of(Stripe stripe) {
    return new Lane(stripe.number(), stripe.of(), List.of(), null);
  }

  Lane until(Handover handover) {
    return to == null ? new Lane(first, stride, from, handover) : this;
  }

  /** Returns the part that one of so many survivors takes over. */
  Lane part(int survivor, int survivors, Handover handover) {
    List<Handover> all = new ArrayList<>(from);
    all.add(handover);
    return new Lane(first + survivor * stride, stride * survivors, all, null);
  }

  /** Returns how often it has changed hands. */
  int moves() {
    return from.size();
  }

  /** Returns when this drone may begin with it, in nanoseconds from T0. */
  long instant() {
    return from.stream().mapToLong(Handover::instant).max().orElse(0);
  }

  /** Returns how many numbers below a total are in it. */
  long count(Arrivals arrivals, long total) {
    long end = to == null ? total : Math.min(total, to.first(arrivals));
    return Math.max(0, turn(end) - turn(Math.min(total, beginning(arrivals))));
  }

  /** Returns the first number in it; may lie beyond all there are. */
  long begin(Arrivals arrivals) {
    return first + turn(beginning(arrivals)) * stride;
  }

  private long beginning(Arrivals arrivals) {
    return from.stream().mapToLong(handover -> handover.first(arrivals)).max().orElse(0);
  }

  /** Returns how many of the numbers first, first + stride … are below a limit. */
  private long turn(long limit) {
    return first < limit ? (limit - first - 1) / stride + 1 : 0;
  }
}
