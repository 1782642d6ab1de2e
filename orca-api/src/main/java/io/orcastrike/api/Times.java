package io.orcastrike.api;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people write them: {@code 250ms}, {@code 2s}, {@code 1.5m}, {@code 1h}. */
final class Times {
  private static final Pattern SHORT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(ms|s|m|h)");

  private Times() {}

  static String text(Duration time) {
    if (time.getNano() == 0) {
      return time.toSeconds() + " s";
    }
    BigDecimal millis =
        BigDecimal.valueOf(time.getSeconds(), -3).add(BigDecimal.valueOf(time.getNano(), 6));
    return millis.stripTrailingZeros().toPlainString() + " ms";
  }

  /**
   * Reads the short form or ISO-8601; what is finer than a nanosecond is cut off.
   *
   * @throws ArithmeticException if it is longer than 292 years
   * @throws DateTimeParseException if it is neither of the short form nor ISO-8601
   */
  static Duration parse(String text) {
    Matcher matcher = SHORT.matcher(text);
    if (!matcher.matches()) {
      return Duration.parse(text);
    }
    long unit =
        switch (matcher.group(2)) {
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          case "m" -> 60_000_000_000L;
          default -> 3_600_000_000_000L;
        };
    BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
    return Duration.ofNanos(nanos.toBigInteger().longValueExact());
  }
}
