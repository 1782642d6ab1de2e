package io.orcastrike.html;

import java.util.Locale;

/**
 * A colour of the charts, from a palette that people with any kind of colour vision can tell apart
 * (Okabe and Ito); the style sheet has one of the same name for each theme.
 */
enum Ink {
  BLUE("#0072b2"),
  ORANGE("#d98200"),
  GREEN("#009e73"),
  RED("#d55e00"),
  SKY("#3f9fd6"),
  PURPLE("#b8578f"),
  GREY("#777777");

  private final String color;

  Ink(String color) {
    this.color = color;
  }

  String color() {
    return color;
  }

  /** Returns its name in the style sheet and the scripts. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the class of lines in this colour. */
  String line() {
    return "l-" + word();
  }

  /** Returns the class of areas in this colour. */
  String area() {
    return "a-" + word();
  }
}
