package io.orcastrike.core.compare;

/** A percentile of latencies, in milliseconds. */
record Percentile(ValueTable table, double percent) implements Statistic {
  @Override
  public double of(int[] times) {
    return table.percentile(percent, times) / 1e3;
  }

  /** A unit pulls it up by as much as more of its values exceed it than should. */
  @Override
  public double[] pulls() {
    double[] pulls = new double[units()];
    if (table.count() == 0) {
      return pulls;
    }
    long value = Math.round(value() * 1e3);
    for (int i = 0; i < pulls.length; i++) {
      pulls[i] = (table.above(value, i) - (1 - percent / 100) * table.count(i)) / table.count();
    }
    return pulls;
  }

  @Override
  public double leastVariance() {
    return 0;
  }

  @Override
  public int units() {
    return table.units();
  }
}
