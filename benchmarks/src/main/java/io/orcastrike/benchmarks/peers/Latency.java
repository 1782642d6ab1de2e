package io.orcastrike.benchmarks.peers;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How long a target takes, which is known before it does.
 *
 * <p>Immutable.
 */
sealed interface Latency {

  /**
   * Returns when the answer is due to a request.
   *
   * @param came when it came, in nanoseconds since the first
   * @param number of the request, from 0
   */
  long answer(long came, long number);

  /** Returns how it is given to a target. */
  String text();

  /** Reads {@code constant MS}, {@code stall MS FROM_MS LENGTH_MS}, {@code spread MS SEED}. */
  static Latency of(List<String> words) {
    return switch (words.getFirst()) {
      case "constant" -> new Constant(millis(words, 1));
      case "stall" -> new Stall(millis(words, 1), millis(words, 2), millis(words, 3));
      case "spread" -> new Spread(millis(words, 1), Long.parseLong(words.get(2)));
      default ->
          throw new IllegalArgumentException(
              "a latency is constant, stall or spread, was " + words.getFirst());
    };
  }

  private static Duration millis(List<String> words, int index) {
    return Duration.ofMillis(Long.parseLong(words.get(index)));
  }

  /** Always the same. */
  record Constant(Duration time) implements Latency {
    @Override
    public long answer(long came, long number) {
      return came + time.toNanos();
    }

    @Override
    public String text() {
      return "constant " + time.toMillis();
    }
  }

  /**
   * The same, but for one time in which nothing is answered. The system lets clients connect and
   * send meanwhile, as it does where a server stands still.
   */
  record Stall(Duration time, Duration from, Duration length) implements Latency {
    @Override
    public long answer(long came, long number) {
      long end = from.plus(length).toNanos();
      boolean still = came >= from.toNanos() && came < end;
      return (still ? end : came) + time.toNanos();
    }

    @Override
    public String text() {
      return "stall %d %d %d".formatted(time.toMillis(), from.toMillis(), length.toMillis());
    }
  }

  /**
   * A logarithmic normal distribution with that median: p90 is 1.9 times, p99 3.2 times of it. Each
   * request has its own time, whenever it comes.
   */
  record Spread(Duration median, long seed) implements Latency {
    private static final double WIDTH = 0.5;

    @Override
    public long answer(long came, long number) {
      double deviation = new SplittableRandom(seed ^ number * 0x9E3779B97F4A7C15L).nextGaussian();
      return came + Math.round(median.toNanos() * Math.exp(WIDTH * deviation));
    }

    @Override
    public String text() {
      return "spread %d %d".formatted(median.toMillis(), seed);
    }
  }
}
