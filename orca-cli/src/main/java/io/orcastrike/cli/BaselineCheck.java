package io.orcastrike.cli;

import io.orcastrike.core.compare.Compare;
import io.orcastrike.core.compare.CompareSettings;
import io.orcastrike.core.sink.ComparisonJson;
import io.orcastrike.report.Comparison;
import io.orcastrike.report.Comparison.Outcome;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Measures a run by the good ones kept in a folder, tells what came of it, and keeps it. */
final class BaselineCheck {
  private final Console console;
  private final OutputOptions output;
  private final Path shown;
  private final CompareSettings settings;
  private final Baseline baseline;

  /**
   * @param shown the folder as a person named it
   */
  BaselineCheck(Console console, OutputOptions output, Path shown, CompareSettings settings) {
    this.console = console;
    this.output = output;
    this.shown = shown;
    this.settings = settings;
    this.baseline = new Baseline(console.directory().resolve(shown));
  }

  /**
   * Measures a run.
   *
   * @param files the folder of the run's files, where the comparison is written too
   * @return the exit code: that of the run, unless it passed and is worse or not comparable
   */
  int exitCode(RunReport report, Path files) {
    Optional<RunReport> measure = baseline.measureOf(report);
    baseline.troubles().forEach(this::warn);
    Optional<Comparison> comparison = measure.map(before -> Compare.runs(before, report, settings));
    if (measure.isPresent() && comparison.isPresent()) {
      tell(measure.get(), report, comparison.get(), files);
    }
    keep(report, comparison.map(Comparison::outcome));
    return report.verdict() == Verdict.PASSED && comparison.isPresent()
        ? comparison.get().outcome().exitCode()
        : report.verdict().exitCode();
  }

  private void tell(RunReport before, RunReport report, Comparison comparison, Path files) {
    Look look = output.json ? console.screenLook() : console.outLook();
    ComparisonText text = new ComparisonText(before, report, comparison, settings, look);
    say(output.quiet ? text.headline() : "%n%s".formatted(text.text().stripTrailing()));
    if (GitHub.runs(console.environment())) {
      GitHub.annotation(report, comparison).ifPresent(console.screen()::line);
    }
    try {
      ComparisonJson.write(files, before, report, comparison);
    } catch (IOException e) {
      warn("the comparison could not be written: " + e);
    }
  }

  private void keep(RunReport report, Optional<Outcome> outcome) {
    if (!Baseline.isGood(report)) {
      note(
          "this run is not kept in %s: only a run that passed, unsteered, is a measure"
              .formatted(shown));
      return;
    }
    String again = "rm " + baseline.pattern(shown, report.info());
    if (outcome.isPresent() && outcome.get() == Outcome.WORSE) {
      note(
          "this run is not kept in %s; to take it as it is, %s and run again"
              .formatted(shown, again));
      return;
    }
    try {
      baseline.keep(report);
    } catch (IOException e) {
      warn("this run could not be kept in %s: %s".formatted(shown, e));
      return;
    }
    if (outcome.isEmpty()) {
      note("no run of this plan and load was kept in %s yet: this is the first".formatted(shown));
    } else if (outcome.get() == Outcome.BETTER) {
      note(
          "kept in %s; to measure by the better level at once, %s and run again"
              .formatted(shown, again));
    } else {
      note("kept in %s".formatted(shown));
    }
  }

  private void note(String text) {
    if (!output.quiet) {
      say("%nbaseline: ".formatted() + text);
    }
  }

  /** The result goes to the same place as that of the run, unless that is one JSON document. */
  private void say(String text) {
    if (output.json) {
      text.lines().forEach(console.screen()::line);
    } else {
      console.print(text + System.lineSeparator());
    }
  }

  private void warn(String text) {
    console.screen().line("warning: " + Figures.harmless(text));
  }
}
