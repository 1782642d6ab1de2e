package io.orcastrike.cli;

import io.orcastrike.core.compare.CompareSettings;
import io.orcastrike.report.Comparison;
import io.orcastrike.report.Comparison.Change;
import io.orcastrike.report.Comparison.Difference;
import io.orcastrike.report.Comparison.Outcome;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What changed between two runs, as text for people; no name in it is a command to GitHub. */
record ComparisonText(
    RunReport before, RunReport after, Comparison comparison, CompareSettings settings, Look look) {
  private static final int MOST_ROWS = 60;
  private static final int MOST_CHARACTERS = 60;

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(headline());
    comparison.reasons().forEach(reason -> lines.add("  " + Figures.harmless(reason)));
    if (!comparison.setUp().isEmpty()) {
      lines.add("");
      lines.add(Paint.BOLD.on("what differs in the set-up", look));
      lines.addAll(setUp());
    }
    if (!comparison.changes().isEmpty()) {
      lines.add("");
      lines.add(Paint.BOLD.on("latencies in ms, throughput per second", look));
      lines.addAll(changes());
      lines.add("");
      lines.addAll(method());
    }
    return GitHub.inert(String.join(System.lineSeparator(), lines) + System.lineSeparator());
  }

  /** Returns the outcome and which runs it is about. */
  String headline() {
    return "%s  %s  run %s against %s"
        .formatted(
            paint(comparison.outcome()).on(word(comparison.outcome()), look),
            Figures.harmless(after.info().plan()),
            after.info().runId(),
            before.info().runId());
  }

  private List<String> setUp() {
    Table table = new Table(look, "", "before", "after").left(0, 1, 2);
    for (Difference each : comparison.setUp()) {
      table.row(
          Paint.PLAIN,
          Figures.brief(each.what(), MOST_CHARACTERS),
          Figures.brief(each.before().isEmpty() ? "-" : each.before(), MOST_CHARACTERS),
          Figures.brief(each.after().isEmpty() ? "-" : each.after(), MOST_CHARACTERS));
    }
    return table.lines();
  }

  private List<String> changes() {
    List<Change> shown = comparison.changes();
    if (shown.size() > MOST_ROWS) {
      shown = shown.stream().filter(each -> isTold(each.outcome())).limit(MOST_ROWS).toList();
    }
    String interval = PercentConverter.text(settings.confidence()) + " interval";
    Table table =
        new Table(look, "", "", "before", "after", "change", interval, "p", "").left(0, 1, 7);
    String last = "";
    for (Change change : shown) {
      String name = name(change.key());
      ChangeCells cells = new ChangeCells(change);
      table.row(
          paint(change.outcome()),
          name.equals(last) ? "" : name,
          change.figure(),
          cells.before(),
          cells.after(),
          cells.change(),
          cells.interval(),
          cells.probability(),
          wordOf(change.outcome()));
      last = name;
    }
    List<String> lines = new ArrayList<>(table.lines());
    int left = comparison.changes().size() - shown.size();
    if (left > 0) {
      lines.add("  and %d more figures, in the comparison as JSON".formatted(left));
    }
    return lines;
  }

  private static String name(SeriesKey key) {
    String name = key.isIteration() ? key.scenario() : "  " + key.scenario() + " / " + key.step();
    return Figures.brief(name, 40);
  }

  private List<String> method() {
    long judged = comparison.changes().stream().filter(each -> !Double.isNaN(each.p())).count();
    return List.of(
        "  p is how likely chance alone makes such a change: by resampling blocks of 10 s or"
            + " longer, and adjusted",
        "  for all %d figures (Holm). A change counts if p <= %s, and it is at least %s and %s."
            .formatted(
                judged,
                Math.round((1 - settings.confidence()) * 1e4) / 1e4,
                PercentConverter.text(settings.minChange()),
                TimeConverter.text(settings.minDifference())),
        "  Two runs cannot tell how much this target and these machines differ from run to run"
            + " anyway: run again",
        "  before you believe a small change. Noise means that nothing was found, not that nothing"
            + " changed.");
  }

  private static boolean isTold(Outcome outcome) {
    return outcome == Outcome.WORSE || outcome == Outcome.BETTER;
  }

  private static Paint paint(Outcome outcome) {
    return switch (outcome) {
      case BETTER -> Paint.GOOD;
      case WORSE -> Paint.BAD;
      case NOISE -> Paint.PLAIN;
      case NOT_COMPARABLE -> Paint.DOUBTFUL;
    };
  }

  private static String word(Outcome outcome) {
    return outcome.name().replace('_', ' ');
  }

  private static String wordOf(Outcome outcome) {
    return outcome == Outcome.NOT_COMPARABLE
        ? "cannot tell"
        : outcome.name().toLowerCase(Locale.ROOT);
  }
}
