package io.orcastrike.cli;

import io.orcastrike.report.ThresholdResult;

/** A threshold's figures with the unit that its expression has. */
record Judged(ThresholdResult result) {
  String observed() {
    return result.observed().isPresent() ? text(result.observed().getAsDouble()) : "no data";
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
    return switch (result.unit()) {
      case "ms" -> Figures.threeDigits(value) + " ms";
      case "%" -> Figures.percent(value);
      case "/s" -> Figures.rate(value) + "/s";
      default -> Figures.threeDigits(value);
    };
  }
}
