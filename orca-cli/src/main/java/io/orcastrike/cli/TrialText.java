package io.orcastrike.cli;

import io.orcastrike.api.Rate;
import io.orcastrike.report.Capacity.Outcome;
import io.orcastrike.report.Capacity.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Trials of a search as text for people. */
final class TrialText {
  private static final int BAR = 24;

  private TrialText() {}

  /** Returns a line that says what a trial came to. */
  static String line(int number, Trial trial) {
    String line =
        "trial=%d rate=%s %s achieved=%s/s err=%s p50=%sms p95=%sms p99=%sms"
            .formatted(
                number,
                new Rate(trial.rate()),
                trial.outcome().name().toLowerCase(Locale.ROOT),
                Figures.rate(trial.achieved()).replace(" ", ""),
                Figures.percent(trial.errorRate()).replace(" ", ""),
                Figures.millis(trial.p50Micros()).replace(" ", ""),
                Figures.millis(trial.p95Micros()).replace(" ", ""),
                Figures.millis(trial.p99Micros()).replace(" ", ""));
    return trial.reason().isEmpty()
        ? line
        : line + " reason=\"%s\"".formatted(Figures.harmless(trial.reason()));
  }

  /** Returns the curve of latency against throughput: all trials, by rate. */
  static List<String> curve(List<Trial> trials, Look look) {
    long most = trials.stream().mapToLong(Trial::p95Micros).max().orElse(0);
    Table table =
        new Table(look, "", "rate/s", "achieved/s", "errors", "p50 ms", "p95", "p99", "p95")
            .left(7);
    List<Trial> sorted = new ArrayList<>(trials);
    sorted.sort(Comparator.comparingDouble(Trial::rate));
    for (Trial trial : sorted) {
      table.row(
          paint(trial.outcome()),
          mark(trial.outcome(), look),
          Figures.rate(trial.rate()),
          Figures.threeDigits(trial.achieved()),
          Figures.percent(trial.errorRate()),
          Figures.millis(trial.p50Micros()),
          Figures.millis(trial.p95Micros()),
          Figures.millis(trial.p99Micros()),
          Bar.progress(most == 0 ? 0 : (double) trial.p95Micros() / most, BAR, look)
              .replace('╌', ' ')
              .replace('-', ' '));
    }
    return table.lines();
  }

  private static String mark(Outcome outcome, Look look) {
    return switch (outcome) {
      case KEPT -> look.text("✓", "ok");
      case BROKEN -> look.text("✗", "FAILED");
      case UNTRUSTED -> "?";
    };
  }

  private static Paint paint(Outcome outcome) {
    return switch (outcome) {
      case KEPT -> Paint.GOOD;
      case BROKEN -> Paint.BAD;
      case UNTRUSTED -> Paint.DOUBTFUL;
    };
  }
}
