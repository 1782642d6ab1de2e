package io.orcastrike.core.load;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Arrivals of a Poisson process with the curve's rate.
 *
 * <p>In each second of the run their number is Poisson distributed with the integral of the rate as
 * its mean, and given their number, their places are independent and uniform under the integral
 * (Lewis and Shedler, 1979). Both are drawn from a seed of the second's own; so a number is found
 * by adding up the seconds before it, once, and drawing its second.
 */
final class PoissonArrivals implements Arrivals {
  private final RateCurve curve;
  private final long seed;

  /** Arrivals before each second, and at the end all. */
  private final long[] before;

  /** The second drawn last: numbers are mostly asked for in order. */
  private volatile Second drawn = new Second(-1, new long[0]);

  private static final class Second {
    private final int index;
    private final long[] dueNanos;

    Second(int index, long[] dueNanos) {
      this.index = index;
      this.dueNanos = dueNanos;
    }
  }

  PoissonArrivals(RateCurve curve, long seed) {
    this.curve = curve;
    this.seed = seed;
    int seconds = (int) Math.ceil(curve.seconds());
    this.before = new long[seconds + 1];
    for (int i = 0; i < seconds; i++) {
      before[i + 1] = before[i] + PoissonNumbers.draw(random(i), expectedIn(i));
    }
  }

  @Override
  public long total() {
    return before[before.length - 1];
  }

  @Override
  public long dueNanos(long number) {
    Second second = drawn;
    int index = second.index;
    if (index < 0 || number < before[index] || number >= before[index + 1]) {
      second = draw(secondOf(number));
      drawn = second;
    }
    return second.dueNanos[(int) (number - before[second.index])];
  }

  /** Returns the second whose arrivals hold a number. */
  private int secondOf(long number) {
    int low = 0;
    int high = before.length - 2;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (before[middle + 1] > number) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private Second draw(int index) {
    SplittableRandom random = random(index);
    PoissonNumbers.draw(random, expectedIn(index));
    double start = curve.expected(index);
    double expected = expectedIn(index);
    long[] due = new long[(int) (before[index + 1] - before[index])];
    for (int i = 0; i < due.length; i++) {
      due[i] = Math.round(curve.timeOf(start + random.nextDouble() * expected) * 1e9);
    }
    Arrays.sort(due);
    return new Second(index, due);
  }

  private double expectedIn(int second) {
    return curve.expected(second + 1.0) - curve.expected(second);
  }

  private SplittableRandom random(int second) {
    return new SplittableRandom(Seeds.fold(seed, second));
  }
}
