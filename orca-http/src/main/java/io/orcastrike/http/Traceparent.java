package io.orcastrike.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The field by which a request says in which trace it belongs, as W3C's Trace Context has it:
 * {@code 00-<trace id>-<id of the caller's span>-<flags>}.
 *
 * <p>Immutable.
 *
 * @param value of the field
 * @param id of the trace
 */
record Traceparent(String value, String id) {
  static final String NAME = "traceparent";

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-.*");

  /**
   * Returns one of a new trace.
   *
   * @param sampled whether the target is asked to keep the trace
   */
  static Traceparent fresh(boolean sampled) {
    RandomGenerator random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    String id = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1);
    String span = hex.toHexDigits(random.nextLong() | 1); // all zeros are not allowed
    return new Traceparent("00-" + id + "-" + span + (sampled ? "-01" : "-00"), id);
  }

  /** Returns what an author has written; of another form, all of it is the id. */
  static Traceparent of(String value) {
    Matcher form = FORM.matcher(value);
    return new Traceparent(value, form.matches() ? form.group(1) : value);
  }
}
