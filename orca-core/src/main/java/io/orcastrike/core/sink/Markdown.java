package io.orcastrike.core.sink;

import java.util.Locale;

/** Words Markdown as GitHub shows it. */
final class Markdown {
  private Markdown() {}

  /** Makes a text safe where Markdown, a table or HTML would read more into it. */
  static String plain(String text) {
    StringBuilder safe = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '<') {
        safe.append("&lt;");
      } else if (character == '&') {
        safe.append("&amp;");
      } else if (character == '@') {
        safe.append("&#64;"); // a name after it would be told
      } else if (Character.isISOControl(character)) {
        safe.append(' ');
      } else {
        safe.append("\\`*_[]|~#".indexOf(character) >= 0 ? "\\" : "").append(character);
      }
    }
    return safe.toString();
  }

  /** Returns text for between backticks. */
  static String code(String text) {
    return text.replaceAll("[`\\p{Cntrl}|]", " ");
  }

  static String number(double value) {
    return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.0f" : "%.2f", value);
  }

  /** Returns microseconds as milliseconds. */
  static String millis(long micros) {
    return number(micros / 1e3);
  }

  /** Returns a share, 0 to 1, in percent. */
  static String percent(double share) {
    double percent = share * 100;
    return percent == 0 ? "0 %" : (percent >= 10 ? "%.0f %%" : "%.2f %%").formatted(percent);
  }

  /** Returns where in a test something is. */
  static String place(String scenario, String step) {
    return step.isEmpty() ? plain(scenario) : plain(scenario) + " / " + plain(step);
  }

  /** Returns a row of a table. */
  static String row(Object... cells) {
    StringBuilder row = new StringBuilder("|");
    for (Object cell : cells) {
      row.append(' ').append(cell).append(" |");
    }
    return row.append('\n').toString();
  }
}
