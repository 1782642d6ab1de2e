package io.orcastrike.core.capacity;

import static io.orcastrike.core.capacity.RatesTried.orElseInfinite;

import io.orcastrike.report.Capacity;
import io.orcastrike.report.Capacity.Trial;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Says at which rate to try next, from what the trials so far came to: a pure function.
 *
 * <p>It doubles the rate until a trial breaks a threshold (or halves it until one keeps them), then
 * halves the ratio between the highest rate mostly kept and the lowest mostly broken until they are
 * as close as wanted. A trial may go the wrong way, so neither end is left to one of them: the low
 * end of the range is a rate that was kept each of several times, and below which nothing broke;
 * the high end was broken each of several times, and above it nothing was kept. What one contrary
 * trial at an end does is to widen the range, and to have the gap that it leaves searched. This is
 * noisy binary search by repetition and going back (U. Feige, P. Raghavan, D. Peleg, E. Upfal,
 * "Computing with noisy information", SIAM J. Comput. 23, 1994), kept simple.
 *
 * <p>A rate that the drones do not reach bounds the search, and never the range.
 *
 * <p>Immutable.
 *
 * @param from the rate to begin with, per second
 * @param least the lowest rate to try
 * @param most the highest rate to try
 * @param precision how far apart the ends of the range may be, as a share: 0.05
 * @param repeats how often an end of the range must have gone its way
 * @param mostTrials to run in all
 */
public record CapacitySearch(
    double from, double least, double most, double precision, int repeats, int mostTrials) {
  private static final double STEP = 2;

  /** Rates as people write them; half a unit of the third digit is less than any precision. */
  private static final MathContext DIGITS = new MathContext(3);

  /** Checks the values. */
  public CapacitySearch {
    if (!(least > 0 && least <= from && from <= most) || Double.isInfinite(most)) {
      throw new IllegalArgumentException(
          "rates must be 0 < least <= from <= most, were %s, %s and %s"
              .formatted(least, from, most));
    }
    if (!(precision >= 0.01 && precision <= 1)) {
      throw new IllegalArgumentException("precision must be 1 to 100 %, was " + precision * 100);
    }
    if (repeats < 1 || repeats > 20) {
      throw new IllegalArgumentException("repeats must be 1 to 20, were " + repeats);
    }
    if (mostTrials < 1 || mostTrials > 200) {
      throw new IllegalArgumentException("trials must be 1 to 200, were " + mostTrials);
    }
  }

  /** Returns the rate of the next trial; empty: the search is at its end. */
  public OptionalDouble next(List<Trial> trials) {
    return trials.size() >= mostTrials ? OptionalDouble.empty() : wanted(new RatesTried(trials));
  }

  /** Returns what a search came to that went as far as these trials. */
  public Ending ending(List<Trial> trials) {
    RatesTried tried = new RatesTried(trials);
    if (wanted(tried).isPresent()) {
      return Ending.UNFINISHED;
    }
    if (orElseInfinite(tried.outOfReach()) < orElseInfinite(tried.high())) {
      return Ending.OUT_OF_REACH;
    }
    if (tried.high().isEmpty()) {
      return Ending.NEVER_BROKEN;
    }
    return tried.low().isPresent() ? Ending.FOUND : Ending.NEVER_KEPT;
  }

  /**
   * Returns what these trials say of the capacity.
   *
   * @param thresholds that were to be kept
   */
  public Capacity conclude(List<String> thresholds, List<Trial> trials) {
    return new Conclusion(ending(trials), trials).capacity(thresholds);
  }

  /** What the first rule wants that wants something; however many trials there were. */
  private OptionalDouble wanted(RatesTried tried) {
    double reach = orElseInfinite(tried.outOfReach());
    double top = Math.min(reach, orElseInfinite(tried.mostlyBroken()));
    OptionalDouble bottom = tried.mostlyKept(top);
    double everBroken = Math.min(reach, orElseInfinite(tried.everBroken()));
    OptionalDouble low = tried.low();
    double high = Math.min(reach, orElseInfinite(tried.high()));
    return Stream.<Supplier<OptionalDouble>>of(
            () -> tried.none() ? OptionalDouble.of(from) : tried.open(),
            () -> bottom.isPresent() ? between(bottom.getAsDouble(), top) : below(top),
            () -> low.isPresent() ? between(low.getAsDouble(), everBroken) : below(everBroken),
            () ->
                tried.everKept().isPresent()
                    ? between(tried.everKept().getAsDouble(), high)
                    : none(),
            () -> low.isPresent() && tried.at(low.getAsDouble()).kept() < repeats ? low : none(),
            () ->
                high < reach && tried.at(high).broken() < repeats
                    ? OptionalDouble.of(high)
                    : none())
        .map(Supplier::get)
        .filter(OptionalDouble::isPresent)
        .findFirst()
        .orElse(none());
  }

  /** A rate between two that are too far apart; above the lower one where there is no higher. */
  private OptionalDouble between(double lower, double upper) {
    if (Double.isInfinite(upper)) {
      return lower < most ? OptionalDouble.of(Math.min(most, rounded(lower * STEP))) : none();
    }
    return upper / lower > 1 + precision + 1e-9
        ? OptionalDouble.of(rounded(Math.sqrt(lower * upper)))
        : none();
  }

  private OptionalDouble below(double rate) {
    return rate > least ? OptionalDouble.of(Math.max(least, rounded(rate / STEP))) : none();
  }

  private static double rounded(double rate) {
    return new BigDecimal(rate).round(DIGITS).doubleValue();
  }

  private static OptionalDouble none() {
    return OptionalDouble.empty();
  }
}
