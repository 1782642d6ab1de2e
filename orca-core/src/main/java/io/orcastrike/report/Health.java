package io.orcastrike.report;

/**
 * How well a generator was, over a time.
 *
 * <p>Immutable.
 *
 * @param cpuShare processor time of the process over that of its quota, 0 to 1
 * @param gcShare time in garbage collection over elapsed time, 0 to 1
 * @param heapMegabytes heap in use at the end
 */
public record Health(double cpuShare, double gcShare, long heapMegabytes) {
  /** Nothing known. */
  public static final Health UNKNOWN = new Health(0, 0, 0);

  /** Returns the worse of both, figure by figure. */
  public Health worst(Health other) {
    return new Health(
        Math.max(cpuShare, other.cpuShare),
        Math.max(gcShare, other.gcShare),
        Math.max(heapMegabytes, other.heapMegabytes));
  }
}
