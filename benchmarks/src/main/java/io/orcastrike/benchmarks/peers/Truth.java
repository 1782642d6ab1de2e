package io.orcastrike.benchmarks.peers;

/**
 * What a target says of a time.
 *
 * @param firstMillis the wall time of the first request of all; 0 while none has come
 * @param mostOpen the most connections that were open
 * @param served what it served
 * @param late how late it was itself
 * @param unevenness of the times between requests, see {@link RequestLog#unevenness}
 */
record Truth(long firstMillis, int mostOpen, Times served, Times late, double unevenness) {

  /** Times in ms. */
  record Times(long count, double p50, double p95, double p99, double max) {
    static Times of(String[] words, int first) {
      return new Times(
          Long.parseLong(words[first]),
          Double.parseDouble(words[first + 1]),
          Double.parseDouble(words[first + 2]),
          Double.parseDouble(words[first + 3]),
          Double.parseDouble(words[first + 4]));
    }
  }

  /** Reads a line of {@link TruthTarget}. */
  static Truth of(String line) {
    String[] words = line.split(" ", -1);
    return new Truth(
        Long.parseLong(words[0]),
        Integer.parseInt(words[1]),
        Times.of(words, 2),
        Times.of(words, 7),
        Double.parseDouble(words[12]));
  }
}
