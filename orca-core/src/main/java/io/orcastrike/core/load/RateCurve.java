package io.orcastrike.core.load;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * An arrival rate λ(t), linear piece by piece, its integral Λ, and the inverse of Λ.
 *
 * <p>In a piece that begins at time s with rate r, slope a and Λ(s) = c:
 *
 * <pre>
 *   Λ(t) = c + r·x + a·x²/2,  x = t − s
 * </pre>
 *
 * and Λ(t) = k is solved by the root x = (−r + √(r² + 2a(k − c))) / a, written as
 *
 * <pre>
 *   x = 2(k − c) / (r + √(r² + 2a(k − c)))
 * </pre>
 *
 * which is the same, holds for a = 0 too, and loses no digits where a is small. Times are seconds.
 *
 * <p>Immutable.
 */
final class RateCurve {
  private final List<Piece> pieces;
  private final double seconds;
  private final double total;

  private record Piece(double start, double length, double rate, double slope, double before) {
    double expected(double x) {
      return before + rate * x + slope * x * x / 2;
    }

    double after() {
      return expected(length);
    }

    double rateAt(double time) {
      return rate + slope * (time - start);
    }
  }

  private RateCurve(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
    Piece last = pieces.get(pieces.size() - 1);
    this.seconds = last.start + last.length;
    this.total = last.after();
  }

  static RateCurve of(ArrivalRate profile, double scale) {
    double end = seconds(profile.duration());
    List<Piece> pieces = new ArrayList<>();
    double start = 0;
    double before = 0;
    double rate = profile.start().perSecond() * scale;
    for (Stage stage : profile.stages()) {
      double target = stage.target() * scale;
      double full = seconds(stage.duration());
      double length = Math.min(full, end - start);
      if (length > 0) {
        Piece piece = new Piece(start, length, rate, (target - rate) / full, before);
        pieces.add(piece);
        start += length;
        before = piece.after();
      }
      rate = target;
    }
    return new RateCurve(pieces);
  }

  /**
   * Returns the highest sum of curves at any time. Between two times at which a piece of any of
   * them begins or ends, the sum is a line, so it is highest just behind the one or just before the
   * other; a jump makes these two differ from what is on the other side.
   */
  static double highest(List<RateCurve> curves) {
    double[] times =
        curves.stream()
            .flatMap(curve -> curve.pieces.stream())
            .flatMapToDouble(piece -> DoubleStream.of(piece.start, piece.start + piece.length))
            .sorted()
            .distinct()
            .toArray();
    double highest = 0;
    for (int i = 0; i + 1 < times.length; i++) {
      double middle = (times[i] + times[i + 1]) / 2;
      double behind = 0;
      double before = 0;
      for (RateCurve curve : curves) {
        if (middle < curve.seconds) {
          Piece piece = curve.pieces.get(curve.pieceAt(middle));
          behind += piece.rateAt(times[i]);
          before += piece.rateAt(times[i + 1]);
        }
      }
      highest = Math.max(highest, Math.max(behind, before));
    }
    return highest;
  }

  /** Returns how long the curve is. */
  double seconds() {
    return seconds;
  }

  /** Returns Λ at the end: the number of arrivals expected in all. */
  double total() {
    return total;
  }

  /** Returns λ(t) per second; 0 outside of the curve. */
  double rate(double time) {
    if (time < 0 || time > seconds) {
      return 0;
    }
    Piece piece = pieces.get(pieceAt(time));
    return Math.max(0, piece.rateAt(time));
  }

  /** Returns Λ(t), the number of arrivals expected up to a time. */
  double expected(double time) {
    if (time <= 0) {
      return 0;
    }
    if (time >= seconds) {
      return total;
    }
    Piece piece = pieces.get(pieceAt(time));
    return piece.expected(time - piece.start);
  }

  /** Returns the earliest time at which Λ reaches a count, at most the curve's end. */
  double timeOf(double count) {
    if (count >= total) {
      return seconds;
    }
    int low = 0;
    int high = pieces.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (pieces.get(middle).after() > count) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    Piece piece = pieces.get(low);
    double left = Math.max(0, count - piece.before);
    double root = Math.sqrt(Math.max(0, piece.rate * piece.rate + 2 * piece.slope * left));
    double x = left == 0 && piece.rate == 0 ? 0 : 2 * left / (piece.rate + root);
    return piece.start + Math.min(x, piece.length);
  }

  private int pieceAt(double time) {
    int low = 0;
    int high = pieces.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (pieces.get(middle).start <= time) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
