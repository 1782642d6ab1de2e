package io.orcastrike.cli;

import io.orcastrike.report.ThresholdResult;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A threshold's figures with the unit that its expression has. */
record Judged(ThresholdResult result) {
  private static final Pattern UNIT = Pattern.compile("[<>] \\S+? ?(ms|%|/s)(?: |$)");

  String observed() {
    return result.observed().isPresent() ? text(result.observed().getAsDouble()) : "no data";
  }

  /** Returns how far the observed value is on the right side of the bound, as a share of it. */
  OptionalDouble margin() {
    if (result.observed().isEmpty() || result.bound() == 0) {
      return OptionalDouble.empty();
    }
    double distance = (result.bound() - result.observed().getAsDouble()) / Math.abs(result.bound());
    return OptionalDouble.of(result.expression().contains(" > ") ? -distance : distance);
  }

  String mark(Look look) {
    return switch (result.state()) {
      case PASSED -> look.text("✓", "ok");
      case FAILED -> look.text("✗", "FAILED");
      case NO_DATA -> look.text("∅", "no data");
      case INCONCLUSIVE -> "?";
    };
  }

  Paint paint() {
    return switch (result.state()) {
      case PASSED -> Paint.GOOD;
      case FAILED -> Paint.BAD;
      case NO_DATA, INCONCLUSIVE -> Paint.DOUBTFUL;
    };
  }

  private String text(double value) {
    return switch (unit()) {
      case "ms" -> Figures.threeDigits(value) + " ms";
      case "%" -> Figures.percent(value);
      case "/s" -> Figures.rate(value) + "/s";
      default -> Figures.threeDigits(value);
    };
  }

  private String unit() {
    Matcher matcher = UNIT.matcher(result.expression());
    return matcher.find() ? matcher.group(1) : "";
  }
}
