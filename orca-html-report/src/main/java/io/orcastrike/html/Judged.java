package io.orcastrike.html;

import io.orcastrike.report.ThresholdResult;
import java.util.OptionalDouble;

/** A threshold's figures with the unit that its expression has. */
record Judged(ThresholdResult result) {
  String observed() {
    return result.observed().isPresent() ? text(result.observed().getAsDouble()) : "no data";
  }

  String bound() {
    return text(result.bound());
  }

  String marginText() {
    OptionalDouble margin = result.margin();
    if (margin.isEmpty()) {
      return "";
    }
    double share = margin.getAsDouble();
    if (share >= 0) {
      return "margin " + Figures.percent(share);
    }
    if (share < -1 && !result.isMinimum()) {
      return Figures.threeDigits(1 - share) + " times the bound";
    }
    return Figures.percent(-share) + (result.isMinimum() ? " below the bound" : " over the bound");
  }

  Tone tone() {
    return switch (result.state()) {
      case PASSED -> Tone.GOOD;
      case FAILED -> Tone.BAD;
      case NO_DATA, INCONCLUSIVE -> Tone.DOUBTFUL;
    };
  }

  String state() {
    return switch (result.state()) {
      case PASSED -> "kept";
      case FAILED -> "broken";
      case NO_DATA -> "no data";
      case INCONCLUSIVE -> "cannot be judged";
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
