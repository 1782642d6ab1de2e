package io.orcastrike.html;

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

  String bound() {
    return text(result.bound());
  }

  /** Returns how far the observed value is on the right side of the bound, as a share of it. */
  OptionalDouble margin() {
    if (result.observed().isEmpty() || result.bound() == 0 || Double.isNaN(result.bound())) {
      return OptionalDouble.empty();
    }
    double distance = (result.bound() - result.observed().getAsDouble()) / Math.abs(result.bound());
    return OptionalDouble.of(isMinimum() ? -distance : distance);
  }

  /** Tells whether the bound is one that the value must stay above. */
  boolean isMinimum() {
    return result.expression().contains(" > ");
  }

  String marginText() {
    OptionalDouble margin = margin();
    if (margin.isEmpty()) {
      return "";
    }
    double share = margin.getAsDouble();
    if (share >= 0) {
      return "margin " + Figures.percent(share);
    }
    if (share < -1 && !isMinimum()) {
      return Figures.threeDigits(1 - share) + " times the bound";
    }
    return Figures.percent(-share) + (isMinimum() ? " below the bound" : " over the bound");
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
