package io.orcastrike.html;

import io.orcastrike.report.Comparison;
import io.orcastrike.report.RunReport;

/** What has changed since an earlier run, and whether that may be chance. */
final class ComparisonSection {
  private static final int MOST_ROWS = 400;

  private ComparisonSection() {}

  static void write(Html html, RunReport earlier, Comparison comparison) {
    html.begin("section", "id", "comparison");
    html.element("h2", "Against run " + earlier.info().runId(), "dir", "auto");
    Tone tone = tone(comparison.outcome());
    html.begin("p", "class", "said " + tone.styled());
    tone.write(html, 22);
    html.element("strong", words(comparison.outcome())).end();
    html.begin("ul");
    comparison.reasons().stream()
        .limit(MOST_ROWS)
        .forEach(reason -> html.element("li", reason, "dir", "auto"));
    html.end();
    if (!comparison.changes().isEmpty()) {
      changes(html, comparison);
    }
    if (!comparison.setUp().isEmpty()) {
      html.element("h3", "What differs in what was run");
      differences(html, comparison);
    }
    html.end();
  }

  private static void changes(Html html, Comparison comparison) {
    TableWriter table =
        TableWriter.begin(
            html,
            "changes-table",
            "Changes by series and figure",
            TableWriter.Column.text("scenario"),
            TableWriter.Column.text("step"),
            TableWriter.Column.text("figure"),
            TableWriter.Column.number("before"),
            TableWriter.Column.number("after"),
            TableWriter.Column.number("change %"),
            TableWriter.Column.number("confidence interval"),
            TableWriter.Column.number("by chance, p"),
            TableWriter.Column.text("is"));
    for (Comparison.Change change : comparison.changes().stream().limit(MOST_ROWS).toList()) {
      double share = (change.after() - change.before()) / change.before();
      table.row("class", tone(change.outcome()).styled());
      table.cell(change.key().scenario()).cell(change.key().step()).cell(change.figure());
      table.number(figure(change, change.before()), change.before());
      table.number(figure(change, change.after()), change.after());
      table.number(
          Double.isFinite(share) ? signed(Figures.percentNumber(share), share) : "–", share);
      table.number(interval(change), change.low());
      table.number(probability(change.p()), change.p());
      table.cell(brief(change.outcome())).endRow();
    }
    table.end();
  }

  private static void differences(Html html, Comparison comparison) {
    TableWriter table =
        TableWriter.begin(
            html,
            "set-up-table",
            "Differences of the set-up",
            TableWriter.Column.text("what"),
            TableWriter.Column.text("before"),
            TableWriter.Column.text("after"));
    for (Comparison.Difference one : comparison.setUp().stream().limit(MOST_ROWS).toList()) {
      table.row().cell(one.what()).cell(shown(one.before())).cell(shown(one.after())).endRow();
    }
    table.end();
  }

  private static String interval(Comparison.Change change) {
    return Double.isNaN(change.low())
        ? "–"
        : signed(figure(change, change.low()), change.low())
            + " … "
            + signed(figure(change, change.high()), change.high());
  }

  private static String probability(double p) {
    return p < 0.0001 ? "< 0.0001" : Figures.threeDigits(p);
  }

  private static String shown(String text) {
    return text.isEmpty() ? "–" : text;
  }

  private static String signed(String figure, double value) {
    return value > 0 ? "+" + figure : figure;
  }

  private static String figure(Comparison.Change change, double value) {
    return switch (change.figure()) {
      case "error rate" -> Figures.percent(value);
      case "throughput" -> Figures.threeDigits(value) + " /s";
      default -> Figures.threeDigits(value) + " ms";
    };
  }

  private static Tone tone(Comparison.Outcome outcome) {
    return switch (outcome) {
      case BETTER -> Tone.GOOD;
      case WORSE -> Tone.BAD;
      case NOISE, NOT_COMPARABLE -> Tone.DOUBTFUL;
    };
  }

  private static String words(Comparison.Outcome outcome) {
    return switch (outcome) {
      case BETTER -> "better";
      case WORSE -> "worse";
      case NOISE -> "no change that can be told from chance";
      case NOT_COMPARABLE -> "not comparable";
    };
  }

  private static String brief(Comparison.Outcome outcome) {
    return switch (outcome) {
      case BETTER -> "better";
      case WORSE -> "worse";
      case NOISE -> "noise";
      case NOT_COMPARABLE -> "cannot tell";
    };
  }
}
