package io.orcastrike.core.load;

import io.orcastrike.core.load.SteeredTime.Piece;
import java.util.List;

/**
 * Arrivals of a plan while its run is steered: number n is due where
 *
 * <pre>
 *   F(t) = ∫₀ᵗ f(s)·λ(τ(s)) ds
 * </pre>
 *
 * reaches the number's point, with f = 0 in a pause. With Λ = ∫λ, substituting τ for s in each
 * piece between two changes, where f is constant and τ goes on as real time does, gives
 *
 * <pre>
 *   F(t) = Fᵢ + fᵢ·(Λ(τ(t)) − Λ(τᵢ)),  Fᵢ₊₁ = F(tᵢ₊₁)
 * </pre>
 *
 * and so a point p of that piece is due at
 *
 * <pre>
 *   t = tᵢ + Λ⁻¹(Λ(τᵢ) + (p − Fᵢ)/fᵢ) − τᵢ
 * </pre>
 *
 * For evenly spaced arrivals p = n. For a Poisson process the points are those of one of rate 1,
 * and the time change makes of them one of rate f·λ(τ). Which numbers belong to a piece is decided
 * in whole nanoseconds, by their due times without the change that begins it: so those due before a
 * change keep their due times for ever, and all others are due at its instant or later.
 *
 * <p>Immutable.
 */
final class SteeredArrivals implements Arrivals {
  private final PlannedArrivals plan;
  private final RateCurve curve;
  private final List<Piece> pieces;
  private final long limit;

  /** The first number of each piece. */
  private final long[] first;

  /** F at the start of each piece. */
  private final double[] count;

  private final long total;

  /**
   * Steers arrivals.
   *
   * @param limit nanoseconds from T0 after which nothing is due, whatever the profile's time
   */
  SteeredArrivals(PlannedArrivals plan, SteeredTime time, long limit) {
    this.plan = plan;
    this.curve = plan.curve();
    this.pieces = time.pieces();
    this.limit = limit;
    this.first = new long[pieces.size()];
    this.count = new double[pieces.size()];
    for (int i = 1; i < pieces.size(); i++) {
      long start = pieces.get(i).start();
      first[i] = before(start, i - 1);
      count[i] = countAt(Math.min(start, limit), i - 1);
    }
    this.total = totalWith(pieces.size() - 1);
  }

  @Override
  public long total() {
    return total;
  }

  @Override
  public long dueNanos(long number) {
    return due(number, pieces.size() - 1);
  }

  /**
   * Returns the most that it can have reached with those changes, and with each further one that it
   * may have known of or not.
   */
  @Override
  public long reached(long instant, int known) {
    long most = 0;
    for (int i = Math.min(known, pieces.size() - 1); i < pieces.size(); i++) {
      most = Math.max(most, before(instant, i));
    }
    return most;
  }

  /** Returns how many numbers are due before an instant if a piece is the last. */
  private long before(long instant, int last) {
    return Arrivals.before(instant, totalWith(last), number -> due(number, last));
  }

  private long due(long number, int last) {
    int i = last;
    while (first[i] > number) {
      i--;
    }
    Piece piece = pieces.get(i);
    if (piece.paused()) {
      return SteeredTime.NEVER;
    }
    double reached = expected(piece.profile()) + (plan.point(number) - count[i]) / piece.factor();
    long profile = Math.round(curve.timeOf(reached) * 1e9);
    return piece.start() + Math.max(0, profile - piece.profile());
  }

  /** Returns F at an instant of a piece. */
  private double countAt(long instant, int i) {
    Piece piece = pieces.get(i);
    return piece.paused() ? count[i] : countAtProfile(piece.profileAt(instant), i);
  }

  private double countAtProfile(long profile, int i) {
    Piece piece = pieces.get(i);
    return count[i] + piece.factor() * Math.max(0, expected(profile) - expected(piece.profile()));
  }

  /**
   * Returns how many there are if a piece is the last. In a pause, as if it ended at once: what is
   * still to come is planned all the same.
   */
  private long totalWith(int i) {
    Piece piece = pieces.get(i);
    long longest = piece.profile() + Math.max(0, limit - piece.start());
    return Math.max(first[i], plan.below(countAtProfile(longest, i)));
  }

  private double expected(long profile) {
    return curve.expected(profile / 1e9);
  }
}
