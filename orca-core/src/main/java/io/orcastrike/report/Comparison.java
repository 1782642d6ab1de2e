package io.orcastrike.report;

import java.util.List;

/**
 * What changed from one run to another.
 *
 * <p>Immutable.
 *
 * @param outcome of all series together
 * @param reasons for the outcome, in plain words
 * @param changes figure by figure
 * @param setUp what differs in what was run
 */
public record Comparison(
    Outcome outcome, List<String> reasons, List<Change> changes, List<Difference> setUp) {

  /** Copies the lists. */
  public Comparison {
    reasons = List.copyOf(reasons);
    changes = List.copyOf(changes);
    setUp = List.copyOf(setUp);
  }

  /** What a change amounts to. */
  public enum Outcome {
    /** Better by more than what matters, and not by chance. */
    BETTER,
    /** Worse by more than what matters, and not by chance. */
    WORSE,
    /** No change that matters could be told from chance. */
    NOISE,
    /** There is no telling. */
    NOT_COMPARABLE
  }

  /**
   * How a figure of a series changed.
   *
   * @param key which series
   * @param figure such as {@code p95} or {@code error rate}
   * @param before in milliseconds; a share from 0 to 1 or per second where the figure is one
   * @param after in the same unit
   * @param low where the confidence interval of after − before begins
   * @param high where it ends
   * @param p the probability of such a change by chance, adjusted for the number of figures
   * @param outcome what it amounts to
   */
  public record Change(
      SeriesKey key,
      String figure,
      double before,
      double after,
      double low,
      double high,
      double p,
      Outcome outcome) {}

  /**
   * What differs in what was run.
   *
   * @param what such as {@code test} or {@code parameter rate}
   * @param before as it was; empty: it was not there
   * @param after as it is; empty: it is not there
   */
  public record Difference(String what, String before, String after) {}
}
