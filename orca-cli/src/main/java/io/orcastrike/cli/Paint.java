package io.orcastrike.cli;

import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;

/** A colour of a piece of text. */
enum Paint {
  PLAIN,
  BOLD(Style.bold),
  DIM(Style.faint),
  GOOD(Style.fg_green),
  BAD(Style.bold, Style.fg_red),
  DOUBTFUL(Style.fg_yellow),
  BAR(Style.fg_cyan);

  private final String begin;

  Paint(IStyle... styles) {
    this.begin = Style.on(styles);
  }

  String on(String text, Look look) {
    boolean isPlain = begin.isEmpty() || text.isEmpty() || !look.color();
    return isPlain ? text : begin + text + Style.reset.on();
  }
}
