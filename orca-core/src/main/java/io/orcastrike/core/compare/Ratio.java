package io.orcastrike.core.compare;

import java.util.Arrays;

/** A sum divided by another: a mean, a share, a rate. */
final class Ratio implements Statistic {
  private final double[] above;
  private final double[] below;
  private final boolean isShare;

  private Ratio(double[] above, double[] below, boolean isShare) {
    this.above = above;
    this.below = below;
    this.isShare = isShare;
  }

  /** Returns the mean latency, in milliseconds. */
  static Ratio mean(ValueTable table) {
    double[] millis = Arrays.stream(table.sums()).map(micros -> micros / 1e3).toArray();
    return new Ratio(millis, table.counts(), false);
  }

  /** Returns which share of events were of a kind. */
  static Ratio share(double[] ofKind, double[] all) {
    return new Ratio(ofKind, all, true);
  }

  /** Returns how many events there were in a second. */
  static Ratio perSecond(double[] events, double[] seconds) {
    return new Ratio(events, seconds, false);
  }

  @Override
  public double of(int[] times) {
    double sum = 0;
    double of = 0;
    for (int i = 0; i < times.length; i++) {
      sum += times[i] * above[i];
      of += times[i] * below[i];
    }
    return of == 0 ? 0 : sum / of;
  }

  @Override
  public double[] pulls() {
    double ratio = value();
    double of = Arrays.stream(below).sum();
    double[] pulls = new double[units()];
    for (int i = 0; i < pulls.length; i++) {
      pulls[i] = of == 0 ? 0 : (above[i] - ratio * below[i]) / of;
    }
    return pulls;
  }

  /**
   * For a share that of independent events, with one more of either kind than were seen: units that
   * are alike by chance do not make it certain.
   */
  @Override
  public double leastVariance() {
    if (!isShare) {
      return 0;
    }
    double of = Arrays.stream(below).sum() + 2;
    double share = (Arrays.stream(above).sum() + 1) / of;
    return share * (1 - share) / of;
  }

  @Override
  public int units() {
    return above.length;
  }
}
