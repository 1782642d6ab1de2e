package io.orcastrike.report;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a threshold came to.
 *
 * <p>Immutable.
 *
 * @param expression the rule, such as {@code p95(checkout) < 800 ms}
 * @param state what it came to
 * @param observed the value judged, in the unit of the bound; of windows the worst
 * @param bound the bound
 * @param firstBreach the second of the run at which it was first broken
 * @param explanation why, where the state is not plain from the numbers; may be empty
 */
public record ThresholdResult(
    String expression,
    State state,
    OptionalDouble observed,
    double bound,
    OptionalLong firstBreach,
    String explanation) {

  private static final Pattern UNIT = Pattern.compile("[<>] \\S+? ?(ms|%|/s)(?: |$)");

  /** What a threshold came to. */
  public enum State {
    /** The rule was kept. */
    PASSED,
    /** The rule was broken. */
    FAILED,
    /** Nothing was measured that it looks at; never a pass. */
    NO_DATA,
    /** Too few samples, or missing data could change it. */
    INCONCLUSIVE
  }

  /**
   * Returns the unit in which the expression words the bound: {@code ms}, {@code %}, {@code /s} or
   * none. Where it is {@code %}, bound and observed value are shares, 0 to 1.
   */
  public String unit() {
    Matcher matcher = UNIT.matcher(expression);
    return matcher.find() ? matcher.group(1) : "";
  }
}
