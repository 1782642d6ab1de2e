package io.orcastrike.core.load;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Arrivals of a Poisson process with the curve's rate.
 *
 * <p>In each second of the plan their number is Poisson distributed with the integral of the rate
 * as its mean, and given their number, their points are independent and uniform under the integral
 * (Lewis and Shedler, 1979). Both are drawn from a seed of the second's own; so a number is found
 * by adding up the seconds before it, once, and drawing its second. A run whose load is raised
 * needs points beyond the plan's: they come in blocks of the plan's mean per second, likewise.
 */
final class PoissonArrivals implements PlannedArrivals {
  /** A run is steered to 100 times its rate at most. */
  private static final int MOST_BLOCKS_BEYOND = 100;

  private final RateCurve curve;
  private final long seed;
  private final int seconds;

  /** The width of a block beyond the plan. */
  private final double width;

  /** Points before each block, as far as they were counted; replaced by a longer one. */
  private volatile long[] before;

  /** The block drawn last: numbers are mostly asked for in order. */
  private volatile Block drawn = new Block(-1, new double[0]);

  private static final class Block {
    private final int index;
    private final double[] points;

    Block(int index, double[] points) {
      this.index = index;
      this.points = points;
    }
  }

  PoissonArrivals(RateCurve curve, long seed) {
    this.curve = curve;
    this.seed = seed;
    this.seconds = (int) Math.ceil(curve.seconds());
    this.width = Math.max(1, curve.total() / Math.max(1, seconds));
    this.before = counted(new long[] {0}, seconds);
  }

  @Override
  public RateCurve curve() {
    return curve;
  }

  @Override
  public long total() {
    return before[seconds];
  }

  @Override
  public double point(long number) {
    Block block = drawn;
    long[] counted = before;
    int index = block.index;
    if (index < 0 || number < counted[index] || number >= counted[index + 1]) {
      block = block(blockOf(number));
      counted = before;
    }
    return block.points[(int) (number - counted[block.index])];
  }

  @Override
  public long below(double count) {
    if (count <= 0) {
      return 0;
    }
    int index = blockAt(count);
    countUpTo(index + 1);
    double[] points = block(index).points;
    int place = Arrays.binarySearch(points, count);
    while (place > 0 && points[place - 1] == count) {
      place--;
    }
    return before[index] + (place < 0 ? -place - 1 : place);
  }

  /** Returns the block whose points hold a number. */
  private int blockOf(long number) {
    while (number >= before[before.length - 1]) {
      countUpTo(before.length + seconds / 2);
    }
    long[] counted = before;
    int low = 0;
    int high = counted.length - 2;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (counted[middle + 1] > number) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Returns the block in which a count lies; the plan's last where it lies at the plan's end. */
  private int blockAt(double count) {
    double beyond = count - curve.total();
    if (beyond > 0) {
      return seconds + (int) (beyond / width);
    }
    int low = 0;
    int high = Math.max(0, seconds - 1);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (start(middle + 1) > count) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private void countUpTo(int blocks) {
    if (blocks > (long) MOST_BLOCKS_BEYOND * (seconds + 1)) {
      throw new IllegalArgumentException(
          "arrivals must be at most %d times the plan's, were more".formatted(MOST_BLOCKS_BEYOND));
    }
    if (blocks >= before.length) {
      before = counted(before, blocks); // by whomever: they all count the same
    }
  }

  private long[] counted(long[] known, int blocks) {
    long[] counted = Arrays.copyOf(known, blocks + 1);
    for (int i = known.length - 1; i < blocks; i++) {
      counted[i + 1] = counted[i] + PoissonNumbers.draw(random(i), start(i + 1) - start(i));
    }
    return counted;
  }

  private Block block(int index) {
    Block last = drawn;
    if (last.index != index) {
      last = draw(index);
      drawn = last;
    }
    return last;
  }

  private Block draw(int index) {
    SplittableRandom random = random(index);
    double start = start(index);
    double expected = start(index + 1) - start;
    PoissonNumbers.draw(random, expected);
    double[] points = new double[(int) (before[index + 1] - before[index])];
    for (int i = 0; i < points.length; i++) {
      points[i] = start + random.nextDouble() * expected;
    }
    Arrays.sort(points);
    return new Block(index, points);
  }

  /** Returns the count at which a block begins. */
  private double start(int block) {
    return block <= seconds ? curve.expected(block) : curve.total() + (block - seconds) * width;
  }

  private SplittableRandom random(int block) {
    return new SplittableRandom(Seeds.fold(seed, block));
  }
}
