package io.orcastrike.core.measure;

import java.util.OptionalDouble;

/**
 * What a metric shows.
 *
 * @param value in the unit of the threshold's bound; empty: nothing was measured
 * @param samples how many events stand behind the value
 */
record Reading(OptionalDouble value, long samples) {
  static final Reading NOTHING = new Reading(OptionalDouble.empty(), 0);

  static Reading of(double value, long samples) {
    return samples == 0 ? NOTHING : new Reading(OptionalDouble.of(value), samples);
  }
}
