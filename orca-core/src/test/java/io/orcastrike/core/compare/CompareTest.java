package io.orcastrike.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orcastrike.report.Comparison;
import io.orcastrike.report.Comparison.Change;
import io.orcastrike.report.Comparison.Difference;
import io.orcastrike.report.Comparison.Outcome;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.SteeringResult;
import io.orcastrike.report.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CompareTest {

  @Test
  void aRunIsLikeItself() {
    RunReport run = new SimulatedRun(1).steps(2).report();
    Comparison comparison = compare(run, run);
    assertThat(comparison.outcome()).isEqualTo(Outcome.NOISE);
    assertThat(comparison.setUp()).isEmpty();
    assertThat(comparison.changes())
        .hasSize(3 * 4 + 2)
        .allSatisfy(change -> assertThat(change.after()).isEqualTo(change.before()))
        .allSatisfy(change -> assertThat(change.p()).isEqualTo(1));
  }

  @Test
  void allFiguresAreThoseOfTheReport() {
    RunReport before = new SimulatedRun(1).report();
    RunReport after = new SimulatedRun(2).slower(1.5).report();
    Change p95 = change(compare(before, after), "p95");
    assertThat(p95.before()).isEqualTo(before.series().get(0).judged().percentile(95) / 1e3);
    assertThat(p95.after()).isEqualTo(after.series().get(0).judged().percentile(95) / 1e3);
    Change mean = change(compare(before, after), "mean");
    assertThat(mean.after()).isCloseTo(after.series().get(0).judged().mean() / 1e3, within(1e-9));
  }

  @Test
  void whatIsSlowerIsWorse() {
    Comparison comparison =
        compare(new SimulatedRun(1).report(), new SimulatedRun(2).slower(1.2).report());
    assertThat(comparison.outcome()).isEqualTo(Outcome.WORSE);
    Change p50 = change(comparison, "p50");
    assertThat(p50.outcome()).isEqualTo(Outcome.WORSE);
    assertThat(p50.p()).isLessThan(0.05);
    assertThat(p50.low()).isPositive().isLessThan(p50.after() - p50.before());
    assertThat(p50.high()).isGreaterThan(p50.after() - p50.before());
    assertThat(comparison.reasons().get(0))
        .matches("worse: p\\d\\d of shoppers / browse, \\+[\\d.]+ %, from [\\d.]+ to [\\d.]+");
  }

  @Test
  void whatIsFasterIsBetter() {
    Comparison comparison =
        compare(new SimulatedRun(1).report(), new SimulatedRun(2).slower(0.8).report());
    assertThat(comparison.outcome()).isEqualTo(Outcome.BETTER);
    assertThat(comparison.changes()).noneMatch(change -> change.outcome() == Outcome.WORSE);
  }

  @Test
  void oneWorseFigureOutweighsBetterOnes() {
    Comparison comparison =
        compare(
            new SimulatedRun(1).report(), new SimulatedRun(2).slower(0.8).errors(0.05).report());
    assertThat(change(comparison, "p50").outcome()).isEqualTo(Outcome.BETTER);
    assertThat(change(comparison, "error rate").outcome()).isEqualTo(Outcome.WORSE);
    assertThat(comparison.outcome()).isEqualTo(Outcome.WORSE);
  }

  @Test
  void aChangeThatIsSureMustAlsoMatter() {
    RunReport before = new SimulatedRun(1).spread(0).report();
    RunReport after = new SimulatedRun(2).spread(0).slower(1.04).report();
    assertThat(change(compare(before, after), "p50").p()).isZero();
    assertThat(compare(before, after).outcome()).isEqualTo(Outcome.NOISE);
    CompareSettings finer = new CompareSettings(0.03, Duration.ofNanos(500_000), 0.95);
    assertThat(Compare.runs(before, after, finer).outcome()).isEqualTo(Outcome.WORSE);
    CompareSettings coarser = new CompareSettings(0.03, Duration.ofMillis(1), 0.95);
    assertThat(Compare.runs(before, after, coarser).outcome()).isEqualTo(Outcome.NOISE);
  }

  @Test
  void aFewErrorsAreNoAlarm() {
    Comparison comparison =
        compare(
            new SimulatedRun(1).rate(2).report(),
            new SimulatedRun(2).rate(2).errors(0.01).report());
    assertThat(change(comparison, "error rate").after()).isPositive();
    assertThat(change(comparison, "error rate").outcome()).isEqualTo(Outcome.NOISE);
  }

  @Test
  void allFailingIsWorseThoughThereIsNoLatency() {
    Comparison comparison =
        compare(new SimulatedRun(1).report(), new SimulatedRun(2).errors(1).report());
    assertThat(comparison.outcome()).isEqualTo(Outcome.WORSE);
    assertThat(change(comparison, "error rate").after()).isEqualTo(1);
    assertThat(change(comparison, "throughput").outcome()).isEqualTo(Outcome.WORSE);
    assertThat(comparison.setUp()).contains(new Difference("series", "shoppers / browse", ""));
  }

  @Test
  void throughputCountsWhatSucceededPerSecond() {
    Comparison comparison =
        compare(new SimulatedRun(1).report(), new SimulatedRun(2).rate(40).report());
    Change throughput = change(comparison, "throughput");
    assertThat(throughput.before()).isEqualTo(50);
    assertThat(throughput.after()).isEqualTo(40);
    assertThat(throughput.outcome()).isEqualTo(Outcome.WORSE);
  }

  @Test
  void anotherLoadIsSaidLoudlyAndNoThroughputIsJudged() {
    Comparison comparison =
        compare(
            new SimulatedRun(1).parameter("rate", "50").report(),
            new SimulatedRun(2).parameter("rate", "40").rate(40).report());
    assertThat(comparison.reasons().get(0)).startsWith("the load differs");
    assertThat(comparison.setUp()).contains(new Difference("parameter rate", "50", "40"));
    assertThat(change(comparison, "throughput").outcome()).isEqualTo(Outcome.NOT_COMPARABLE);
    assertThat(comparison.outcome()).isEqualTo(Outcome.NOISE);
  }

  @Test
  void aSteeredRunHadAnotherLoad() {
    SteeringResult obeyed = new SteeringResult(30, "rate 2", "terminal", true, "");
    SteeringResult refused = new SteeringResult(30, "rate 2", "terminal", false, "");
    RunReport plain = new SimulatedRun(1).report();
    assertThat(compare(plain, new SimulatedRun(2).steered(obeyed).report()).reasons().get(0))
        .startsWith("the load differs");
    assertThat(compare(plain, new SimulatedRun(2).steered(refused).report()).reasons()).isEmpty();
  }

  @Test
  void warmUpIsLeftOut() {
    RunReport before = new SimulatedRun(1).warmUp(20).report();
    RunReport after = new SimulatedRun(2).warmUp(20).slower(1.5).report();
    Change p50 = change(compare(before, after), "p50");
    assertThat(p50.outcome()).isEqualTo(Outcome.WORSE);
    assertThat(p50.before())
        .isEqualTo(
            before.series().stream()
                    .filter(series -> !series.key().warmUp())
                    .findFirst()
                    .orElseThrow()
                    .judged()
                    .percentile(50)
                / 1e3);
    RunReport tooShort = new SimulatedRun(3).lasting(60, 10).warmUp(20).report();
    assertThat(compare(before, tooShort).reasons())
        .singleElement()
        .asString()
        .contains("has 4 blocks of 10 s after warm-up, and 5 are needed")
        .endsWith("let it last 10 s longer");
  }

  @Test
  void aRareStepIsNotJudged() {
    Comparison comparison =
        compare(
            new SimulatedRun(1).rate(5).report(), new SimulatedRun(2).rate(5).slower(3).report());
    assertThat(change(comparison, "p99").outcome()).isEqualTo(Outcome.NOT_COMPARABLE);
    assertThat(change(comparison, "p99").p()).isNaN();
    assertThat(change(comparison, "p95").outcome()).isEqualTo(Outcome.WORSE);
    assertThat(comparison.reasons()).anyMatch(reason -> reason.startsWith("1 of 6 figures cannot"));
  }

  @Test
  void nothingIsSaidOfRunsThatCannotBeBelieved() {
    RunReport good = new SimulatedRun(1).report();
    for (Verdict verdict :
        new Verdict[] {
          Verdict.INVALID,
          Verdict.INCONCLUSIVE,
          Verdict.NOT_COMPLETED,
          Verdict.INTERRUPTED,
          Verdict.TERMINATED,
          Verdict.NO_QUORUM
        }) {
      RunReport bad = new SimulatedRun(2).slower(2).verdict(verdict).report();
      assertRefused(compare(good, bad), "must be PASSED or FAILED, was ");
      assertRefused(compare(bad, good), ": so it came");
    }
    assertThat(
            compare(good, new SimulatedRun(2).slower(2).verdict(Verdict.FAILED).report()).outcome())
        .isEqualTo(Outcome.WORSE);
    assertRefused(compare(good, new SimulatedRun(2).incomplete().report()), "must be complete");
    assertRefused(
        compare(good, new SimulatedRun(2).plan("other").report()), "plans must be the same");
    assertRefused(compare(good, new SimulatedRun(2).lasting(0, 10).report()), "holds no courses");
  }

  private static void assertRefused(Comparison comparison, String reason) {
    assertThat(comparison.outcome()).isEqualTo(Outcome.NOT_COMPARABLE);
    assertThat(comparison.reasons()).singleElement().asString().contains(reason);
    assertThat(comparison.changes()).isEmpty();
  }

  @Test
  void saysWhichFilesDiffer() {
    assertThat(
            compare(new SimulatedRun(1).report(), new SimulatedRun(2).file("bb").report()).setUp())
        .containsExactly(new Difference("file Shop.java", "a".repeat(12), "b".repeat(12)));
  }

  @Test
  void aRampCancelsWhereBothRunsHaveIt() {
    RunReport before = new SimulatedRun(1).ramp().report();
    RunReport after = new SimulatedRun(2).ramp().slower(1.15).report();
    assertThat(compare(before, after).outcome()).isEqualTo(Outcome.WORSE);
    RunReport longer = new SimulatedRun(2).ramp().lasting(180, 10).slower(1.15).report();
    assertThat(compare(before, longer).reasons())
        .anyMatch(reason -> reason.startsWith("the load changes over time"));
  }

  @Test
  void runsOfAnyTwoLengthsAreLaidOnOneGrid() {
    RunReport minutes = new SimulatedRun(1).lasting(120, 1).report();
    RunReport longer = new SimulatedRun(2).lasting(600, 5).slower(1.2).report();
    RunReport hour = new SimulatedRun(3).lasting(3_600, 30).rate(5).report();
    assertThat(change(compare(minutes, longer), "p50").outcome()).isEqualTo(Outcome.WORSE);
    assertThat(compare(minutes, hour).reasons().get(0)).contains("4 blocks of 30 s");
    assertThat(change(compare(longer, hour), "p50").outcome()).isEqualTo(Outcome.BETTER);
  }

  @Test
  void theSameRunsGiveTheSameAnswer() {
    RunReport before = new SimulatedRun(1).waves(0.05, 0.5).report();
    RunReport after = new SimulatedRun(2).waves(0.05, 0.5).slower(1.1).report();
    assertThat(compare(before, after)).isEqualTo(compare(before, after));
  }

  private static Comparison compare(RunReport before, RunReport after) {
    return Compare.runs(before, after, CompareSettings.DEFAULT);
  }

  private static Change change(Comparison comparison, String figure) {
    return comparison.changes().stream()
        .filter(change -> change.figure().equals(figure))
        .findFirst()
        .orElseThrow();
  }
}
