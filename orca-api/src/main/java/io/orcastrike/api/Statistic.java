package io.orcastrike.api;

/**
 * Which figure of a distribution a metric looks at.
 *
 * <p>Immutable.
 */
public sealed interface Statistic {

  /**
   * The value that a share of all values does not exceed.
   *
   * @param percent above 0, at most 100
   */
  record Percentile(double percent) implements Statistic {
    @Override
    public String toString() {
      return "p" + Numbers.text(percent);
    }
  }

  /** The arithmetic mean. */
  enum Mean implements Statistic {
    /** The only value. */
    MEAN;

    @Override
    public String toString() {
      return "mean";
    }
  }

  /** The largest value. */
  enum Max implements Statistic {
    /** The only value. */
    MAX;

    @Override
    public String toString() {
      return "max";
    }
  }
}
