package io.orcastrike.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.utils.WCWidth;

/** Numbers as people read them. */
final class Figures {
  private Figures() {}

  /** Returns microseconds as milliseconds with three digits, without the unit. */
  static String millis(long micros) {
    return threeDigits(micros / 1e3);
  }

  /** Writes a factor as short as it can be. */
  static String factor(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  static String threeDigits(double value) {
    double size = Math.abs(value);
    if (size == 0) {
      return "0";
    }
    if (size >= 99.95) {
      return count(Math.round(value));
    }
    return String.format(Locale.ROOT, size >= 9.995 ? "%.1f" : "%.2f", value);
  }

  /** Returns a whole number with a blank between thousands. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', ' ');
  }

  /** Returns a rate, without the unit. */
  static String rate(double perSecond) {
    return perSecond == Math.rint(perSecond)
        ? count(Math.round(perSecond))
        : threeDigits(perSecond);
  }

  /** Returns a share, 0 to 1, in percent. */
  static String percent(double share) {
    double percent = share * 100;
    if (percent == 0) {
      return "0 %";
    }
    return percent >= 9.95
        ? count(Math.round(percent)) + " %"
        : String.format(Locale.ROOT, "%.2f %%", percent);
  }

  /** Returns a time as minutes and seconds, with hours where there are any. */
  static String clock(Duration time) {
    return clock(time.toSeconds());
  }

  static String clock(long seconds) {
    return seconds < 3600
        ? "%02d:%02d".formatted(seconds / 60, seconds % 60)
        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** Returns a text without characters that a terminal obeys; breaks become blanks. */
  static String harmless(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (Character.isWhitespace(character)) {
                safe.append(' ');
              } else if (isObeyed(character)) {
                safe.append('?');
              } else {
                safe.appendCodePoint(character);
              }
            });
    return safe.toString();
  }

  /** Returns a harmless text of at most a number of columns. */
  static String brief(String text, int most) {
    String safe = harmless(text);
    if (columns(safe) <= most) {
      return safe;
    }
    StringBuilder begin = new StringBuilder();
    int left = most - 3;
    for (int character : safe.codePoints().toArray()) {
      left -= Math.max(0, WCWidth.wcwidth(character));
      if (left < 0) {
        break;
      }
      begin.appendCodePoint(character);
    }
    return begin + "...";
  }

  /** Returns a harmless text broken between words into lines; what does not fit is left out. */
  static List<String> wrapped(String text, int width, int mostLines) {
    List<String> lines = new ArrayList<>();
    String rest = harmless(text).strip();
    while (lines.size() < mostLines - 1 && columns(rest) > width) {
      String begin = brief(rest, width + 3); // with three dots
      int end = begin.lastIndexOf(' ', begin.length() - 3);
      int cut = end > 0 ? end : begin.length() - 3;
      lines.add(rest.substring(0, cut));
      rest = rest.substring(cut).strip();
    }
    lines.add(brief(rest, width));
    return lines;
  }

  /** Returns how many columns of a terminal a text takes. */
  static int columns(String text) {
    return text.codePoints().map(character -> Math.max(0, WCWidth.wcwidth(character))).sum();
  }

  private static boolean isObeyed(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
  }
}
