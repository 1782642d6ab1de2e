package io.orcastrike.cli;

/** A colour of a piece of text, as what a terminal obeys. */
enum Paint {
  PLAIN(""),
  BOLD("1"),
  DIM("2"),
  GOOD("32"),
  BAD("1;31"),
  DOUBTFUL("33"),
  BAR("36");

  private final String code;

  Paint(String code) {
    this.code = code;
  }

  String on(String text, Look look) {
    return look.color() && !code.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
