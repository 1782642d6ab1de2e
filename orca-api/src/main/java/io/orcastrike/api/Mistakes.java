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
      add(mistake);
    }
  }

  private void add(String mistake) {
    found.add(place.isEmpty() ? mistake : "%s (%s)".formatted(mistake, place));
  }

  void checkName(String what, String name) {
    rule(!name.isBlank(), "name of a %s must not be blank, was \"%s\"".formatted(what, name));
    rule(
        name.length() <= LONGEST_NAME,
        "name of a %s must have at most %s characters, had %s"
            .formatted(what, LONGEST_NAME, name.length()));
  }

  void checkRange(String what, double value, double least, double most, String unit) {
    if (!(value >= least)) {
      add(outOfRange(what, ">=", least, unit, value));
    }
    if (value > most) {
      add(outOfRange(what, "<=", most, unit, value));
    }
  }

  /** Asked only where it is a mistake: decimal numbers take a young JVM long to make. */
  private static String outOfRange(
      String what, String relation, double bound, String unit, double value) {
    return "%s must be %s %s%s, was %s"
        .formatted(what, relation, Numbers.text(bound), unit, Numbers.text(value));
  }
}
