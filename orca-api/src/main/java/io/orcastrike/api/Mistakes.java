package io.orcastrike.api;

import java.util.List;

/**
 * Collects what is wrong with a plan, each mistake with its place.
 *
 * @param found every mistake so far, those of other places too
 * @param place where the rules are being checked, such as {@code load "shoppers", stage 2}
 */
record Mistakes(List<String> found, String place) {
  private static final int LONGEST_NAME = 200;

  /** Returns the same collection for a place within this one. */
  Mistakes at(String part) {
    return new Mistakes(found, place.isEmpty() ? part : place + ", " + part);
  }

  Mistakes at(String what, String name) {
    return at("%s \"%s\"".formatted(what, name));
  }

  void rule(boolean kept, String mistake) {
    if (!kept) {
      found.add(place.isEmpty() ? mistake : "%s (%s)".formatted(mistake, place));
    }
  }

  void checkName(String what, String name) {
    rule(!name.isBlank(), "name of a %s must not be blank, was \"%s\"".formatted(what, name));
    rule(
        name.length() <= LONGEST_NAME,
        "name of a %s must have at most %s characters, had %s"
            .formatted(what, LONGEST_NAME, name.length()));
  }

  void checkRange(String what, double value, double least, double most, String unit) {
    String rule = "%s must be %s %s%s, was %s";
    String actual = Numbers.text(value);
    rule(value >= least, rule.formatted(what, ">=", Numbers.text(least), unit, actual));
    rule(!(value > most), rule.formatted(what, "<=", Numbers.text(most), unit, actual));
  }
}
