package io.orcastrike.cli;

import io.orcastrike.report.Comparison;
import io.orcastrike.report.Delivery;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.ThresholdResult.State;
import io.orcastrike.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the runner of GitHub Actions reads in a job's output, on either stream: a line that begins
 * with two colons is a command to it, and so is two hashes and a bracket anywhere in a line.
 */
final class GitHub {
  private static final int MOST = 10;
  private static final int LONGEST = 400;
  private static final Pattern BEGIN = Pattern.compile("(?m)^([\\s\\p{Z}]*):(?=:)");

  private GitHub() {}

  static boolean runs(Map<String, String> environment) {
    return "true".equals(environment.get("GITHUB_ACTIONS"));
  }

  /**
   * Returns commands that show beside the job what a person must know of a run: at most ten, as
   * GitHub shows no more of a step.
   */
  static List<String> annotations(RunReport report) {
    List<String> all = new ArrayList<>();
    String plan = report.info().plan();
    List<ThresholdResult> broken =
        report.verdict() == Verdict.INVALID
            ? List.of() // what was measured does not count
            : report.thresholds().stream().filter(each -> each.state() != State.PASSED).toList();
    if (report.verdict() != Verdict.PASSED
        && (report.verdict() != Verdict.FAILED || broken.isEmpty())) {
      all.add(command("error", title(report, plan), String.join("\n", report.reasons())));
    }
    broken.forEach(each -> all.add(command("error", title(report, plan), text(each))));
    report
        .warnings()
        .forEach(warning -> all.add(command("warning", "Orca: %s".formatted(plan), warning)));
    report.deliveries().stream()
        .filter(delivery -> !delivery.complete())
        .forEach(
            delivery -> all.add(command("warning", "Orca: %s".formatted(plan), text(delivery))));
    if (all.size() <= MOST) {
      return all;
    }
    List<String> most = new ArrayList<>(all.subList(0, MOST - 1));
    most.add(
        command(
            "warning",
            "Orca: %s".formatted(plan),
            "%d more are in the summary of the run".formatted(all.size() - most.size())));
    return most;
  }

  /** Returns the command that shows a change for the worse, or that there is no telling. */
  static Optional<String> annotation(RunReport report, Comparison comparison) {
    String what = "Orca: %s: ".formatted(report.info().plan());
    String why = String.join("\n", comparison.reasons());
    return switch (comparison.outcome()) {
      case WORSE -> Optional.of(command("error", what + "WORSE than its baseline", why));
      case NOT_COMPARABLE ->
          Optional.of(command("warning", what + "not comparable with its baseline", why));
      case BETTER, NOISE -> Optional.empty();
    };
  }

  /** Returns a text that holds no command to the runner, whoever wrote it. */
  static String inert(String text) {
    return BEGIN.matcher(text).replaceAll("$1: ").replace("##[", "## [");
  }

  private static String title(RunReport report, String plan) {
    return "Orca: %s: %s".formatted(plan, report.verdict().name().replace('_', ' '));
  }

  private static String text(ThresholdResult threshold) {
    Judged judged = new Judged(threshold);
    String since =
        threshold.firstBreach().isPresent()
            ? ", first broken at " + Figures.clock(threshold.firstBreach().getAsLong())
            : "";
    String why =
        threshold.explanation().isEmpty() ? "" : " (%s)".formatted(threshold.explanation());
    return "%s: %s%s%s".formatted(threshold.expression(), judged.observed(), since, why);
  }

  private static String text(Delivery delivery) {
    return "%s has not everything: %s".formatted(delivery.sink(), delivery.text());
  }

  private static String command(String name, String title, String message) {
    String safe =
        message
            .lines()
            .map(line -> Figures.brief(line, LONGEST))
            .limit(MOST)
            .collect(Collectors.joining("\n"));
    String property =
        escaped(Figures.brief(title, LONGEST)).replace(":", "%3A").replace(",", "%2C");
    return "::%s title=%s::%s".formatted(name, property, escaped(safe));
  }

  private static String escaped(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
