package io.orcastrike.testkit;

import io.orcastrike.report.CheckResult;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.Verdict;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractDoubleAssert;
import org.assertj.core.api.AbstractLongAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ObjectAssert;

/**
 * Assertions on what a run came to. What fails shows the run: verdict, reasons, totals, thresholds,
 * errors.
 *
 * <p>Used by one thread at a time.
 */
public final class RunReportAssert extends AbstractAssert<RunReportAssert, RunReport> {

  RunReportAssert(RunReport actual) {
    super(actual, RunReportAssert.class);
  }

  /** Verifies that the verdict is {@link Verdict#PASSED}. */
  public RunReportAssert passed() {
    return hasVerdict(Verdict.PASSED);
  }

  /** Verifies the verdict. */
  public RunReportAssert hasVerdict(Verdict expected) {
    return rule(there().verdict() == expected, "the verdict to be " + expected);
  }

  /** Verifies that the verdict is another one. */
  public RunReportAssert doesNotHaveVerdict(Verdict unexpected) {
    return rule(there().verdict() != unexpected, "the verdict not to be " + unexpected);
  }

  /**
   * Verifies that the load began, ended by itself and did its work, whatever the thresholds say and
   * however far the figures can be trusted: all data is there, iterations succeeded, and few
   * failed.
   *
   * @param mostFailures the share, 0 to 1, of iterations that may fail
   */
  public RunReportAssert works(double mostFailures) {
    boolean ended =
        switch (there().verdict()) {
          case PASSED, FAILED, INVALID, INCONCLUSIVE -> true;
          case INTERNAL_ERROR,
              USAGE,
              NO_QUORUM,
              NOT_PREPARED,
              NOT_COMPLETED,
              INTERRUPTED,
              TERMINATED ->
              false;
        };
    rule(ended, "the load to begin and to end by itself").isComplete();
    rule(there().totals().succeeded() > 0, "an iteration that succeeds");
    double failures = there().totals().failed();
    return rule(
        failures <= mostFailures * (failures + there().totals().succeeded()),
        "at most %s %% of the iterations to fail".formatted(mostFailures * 100));
  }

  /** Verifies that one of the verdict's reasons contains a text. */
  public RunReportAssert hasReason(String text) {
    return contains(there().reasons(), "reason", text);
  }

  /** Verifies that one of the warnings contains a text. */
  public RunReportAssert hasWarning(String text) {
    return contains(there().warnings(), "warning", text);
  }

  /** Verifies that there are no warnings. */
  public RunReportAssert hasNoWarnings() {
    return rule(there().warnings().isEmpty(), "no warnings");
  }

  /** Verifies that no iteration failed, and no step. */
  public RunReportAssert hasNoErrors() {
    boolean none = there().errors().isEmpty() && there().totals().failed() == 0;
    return rule(none, "no errors");
  }

  /** Verifies that one of the normalised error messages contains a text. */
  public RunReportAssert hasError(String text) {
    boolean found = there().errors().stream().anyMatch(error -> error.message().contains(text));
    return rule(found, "an error that contains \"%s\"".formatted(text));
  }

  /** Verifies that every planned iteration is accounted for, in all and by workload and drone. */
  public RunReportAssert isBalanced() {
    boolean balanced =
        there().totals().balanced()
            && there().workloads().values().stream().allMatch(totals -> totals.balanced())
            && there().drones().stream().allMatch(drone -> drone.totals().balanced());
    return rule(balanced, "the counts to balance");
  }

  /** Verifies that all data of all drones has arrived and that their totals agree. */
  public RunReportAssert isComplete() {
    return rule(there().complete(), "the data of all drones");
  }

  /** Verifies what the threshold of an expression, such as {@code p95 < 5 ms}, came to. */
  public RunReportAssert hasThreshold(String expression, ThresholdResult.State expected) {
    boolean found =
        there().thresholds().stream()
            .anyMatch(t -> t.expression().equals(expression) && t.state() == expected);
    return rule(found, "the threshold %s to be %s".formatted(expression, expected));
  }

  /** Begins assertions on how many iterations were due. */
  public AbstractLongAssert<?> planned() {
    return number(there().totals().planned(), "planned iterations");
  }

  /** Begins assertions on how many iterations began. */
  public AbstractLongAssert<?> started() {
    return number(there().totals().started(), "started iterations");
  }

  /** Begins assertions on how many iterations succeeded. */
  public AbstractLongAssert<?> succeeded() {
    return number(there().totals().succeeded(), "succeeded iterations");
  }

  /** Begins assertions on how many iterations failed. */
  public AbstractLongAssert<?> failed() {
    return number(there().totals().failed(), "failed iterations");
  }

  /** Begins assertions on how many iterations were dropped, whatever the cause. */
  public AbstractLongAssert<?> dropped() {
    return number(there().totals().dropped().total(), "dropped iterations");
  }

  /** Begins assertions on the total of a counter of the author's own; 0 where it never counted. */
  public AbstractLongAssert<?> counter(String name) {
    return number(there().counters().getOrDefault(name, 0L), "counter \"%s\"".formatted(name));
  }

  /** Begins assertions on the share, 0 to 1, of checks of a name that passed. */
  public AbstractDoubleAssert<?> checkRate(String name) {
    List<CheckResult> checks =
        there().checks().stream().filter(check -> check.name().equals(name)).toList();
    long passed = checks.stream().mapToLong(CheckResult::passed).sum();
    long all = passed + checks.stream().mapToLong(CheckResult::failed).sum();
    rule(all > 0, "a check \"%s\"".formatted(name));
    return Assertions.assertThat((double) passed / all)
        .as(() -> "rate of check \"%s\" in %s".formatted(name, ReportText.of(actual)));
  }

  /** Begins assertions on the iterations of all scenarios together. */
  public SeriesAssert iterations() {
    return new SeriesAssert(there(), Optional.empty(), Optional.empty());
  }

  /** Begins assertions on the iterations of a scenario. */
  public SeriesAssert scenario(String name) {
    return new SeriesAssert(there(), Optional.of(name), Optional.empty());
  }

  /** Begins assertions on a step of that name, in whatever scenario. */
  public SeriesAssert step(String name) {
    return new SeriesAssert(there(), Optional.empty(), Optional.of(name));
  }

  /** Begins assertions on anything else of the report. */
  public ObjectAssert<RunReport> report() {
    return Assertions.assertThat(there()).as(() -> ReportText.of(actual));
  }

  private AbstractLongAssert<?> number(long value, String what) {
    return Assertions.assertThat(value).as(() -> "%s in %s".formatted(what, ReportText.of(actual)));
  }

  private RunReportAssert contains(List<String> lines, String what, String text) {
    boolean found = lines.stream().anyMatch(line -> line.contains(text));
    return rule(found, "a %s that contains \"%s\"".formatted(what, text));
  }

  private RunReportAssert rule(boolean kept, String expected) {
    if (!kept) {
      failWithMessage("%s", "expected %s in%n%s".formatted(expected, ReportText.of(there())));
    }
    return this;
  }

  private RunReport there() {
    isNotNull();
    return actual;
  }
}
