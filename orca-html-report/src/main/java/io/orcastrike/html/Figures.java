package io.orcastrike.html;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them; scripts/figures.js writes the same. */
final class Figures {
  private static final char THIN = '\u2009';

  private Figures() {}

  /** Returns microseconds as milliseconds with three digits, without the unit. */
  static String millis(double micros) {
    return threeDigits(micros / 1e3);
  }

  static String threeDigits(double value) {
    double size = Math.abs(value);
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "–";
    }
    if (size == 0) {
      return "0";
    }
    if (size >= 99.95) {
      return count(Math.round(value));
    }
    return String.format(
        Locale.ROOT, size >= 9.995 ? "%.1f" : size >= 0.01 ? "%.2f" : "%.2g", value);
  }

  /** Returns a whole number with a thin blank between thousands. */
  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', THIN);
  }

  /** Returns a rate, without the unit. */
  static String rate(double perSecond) {
    return perSecond == Math.rint(perSecond)
        ? count(Math.round(perSecond))
        : threeDigits(perSecond);
  }

  /** Returns a share, 0 to 1, in percent. */
  static String percent(double share) {
    return percentNumber(share) + THIN + "%";
  }

  /** Returns a share, 0 to 1, in percent, without the unit. */
  static String percentNumber(double share) {
    double percent = share * 100;
    if (percent == 0) {
      return "0";
    }
    return Math.abs(percent) >= 9.95
        ? count(Math.round(percent))
        : String.format(Locale.ROOT, "%.2f", percent);
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

  /** Returns a number of things in words. */
  static String plural(long count, String one) {
    return count(count) + " " + one + (count == 1 ? "" : "s");
  }
}
