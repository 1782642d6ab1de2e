package io.orcastrike.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.Metric;
import io.orcastrike.api.Rate;
import io.orcastrike.api.Threshold;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.ThresholdResult.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdJudgeTest {
  private static final Threshold P95 = Metric.p95().below(Duration.ofMillis(100));
  private static final Threshold WINDOWED = P95.over(Duration.ofSeconds(10));

  @Test
  void passesAndFailsByTheWholeRun() {
    assertThat(judged(P95, 99, 1_000).state()).isEqualTo(State.PASSED);
    assertThat(judged(P95, 100, 1_000).state()).isEqualTo(State.FAILED);
    assertThat(judged(Metric.throughput().above(Rate.perSecond(5)), 5, 1_000).state())
        .isEqualTo(State.FAILED);
    assertThat(judged(Metric.throughput().above(Rate.perSecond(5)), 5.1, 1_000).state())
        .isEqualTo(State.PASSED);
  }

  @Test
  void isNeverPassedByNoData() {
    ThresholdJudge judge = new ThresholdJudge(P95);

    assertThat(judge.result(Reading.NOTHING, 0, true).state()).isEqualTo(State.NO_DATA);
    ThresholdJudge throughput = new ThresholdJudge(Metric.throughput().below(Rate.perSecond(5)));
    assertThat(throughput.result(new Reading(Reading.of(0, 1).value(), 0), 0, true).state())
        .isEqualTo(State.NO_DATA);
  }

  @ParameterizedTest
  @CsvSource({"50, 2", "90, 10", "95, 20", "99, 100", "99.9, 1000", "100, 1"})
  void isInconclusiveWithTooFewSamplesForItsPercentile(double percent, long least) {
    Threshold threshold = Metric.percentile(percent).below(Duration.ofMillis(100));

    assertThat(judged(threshold, 1, least).state()).isEqualTo(State.PASSED);
    if (least > 1) {
      assertThat(judged(threshold, 1, least - 1).state()).isEqualTo(State.INCONCLUSIVE);
    }
    assertThat(judged(threshold, 200, 1).state()).isEqualTo(State.FAILED);
  }

  @Test
  void isInconclusiveWhereMissingDataCouldChangeIt() {
    ThresholdJudge judge = new ThresholdJudge(P95);
    ThresholdJudge most = new ThresholdJudge(Metric.max().below(Duration.ofMillis(100)));
    ThresholdJudge above = new ThresholdJudge(Metric.maxOf("size").above(100));

    assertThat(judge.result(Reading.of(1, 1_000), 0, false).state()).isEqualTo(State.INCONCLUSIVE);
    assertThat(judge.result(Reading.of(200, 1_000), 0, false).state())
        .isEqualTo(State.INCONCLUSIVE);
    assertThat(most.result(Reading.of(1, 1_000), 0, false).state()).isEqualTo(State.INCONCLUSIVE);
    // No further value makes the largest smaller, but one could make it larger.
    assertThat(most.result(Reading.of(200, 1_000), 0, false).state()).isEqualTo(State.FAILED);
    assertThat(above.result(Reading.of(50, 1_000), 0, false).state()).isEqualTo(State.INCONCLUSIVE);
  }

  @Test
  void cannotPassAPercentileThatMoreDropsThanItsRestMakeALowerBound() {
    ThresholdJudge judge = new ThresholdJudge(P95);
    ThresholdJudge most = new ThresholdJudge(Metric.max().below(Duration.ofMillis(100)));

    assertThat(judge.result(Reading.of(1, 1_000), 0.04, true).state()).isEqualTo(State.PASSED);
    ThresholdResult bound = judge.result(Reading.of(1, 1_000), 0.06, true);
    assertThat(bound.state()).isEqualTo(State.INCONCLUSIVE);
    assertThat(bound.explanation()).contains("6.00 % of iterations met the in-flight limit");
    assertThat(judge.result(Reading.of(200, 1_000), 0.06, true).state()).isEqualTo(State.FAILED);
    assertThat(most.result(Reading.of(1, 1_000), 0.0001, true).state())
        .isEqualTo(State.INCONCLUSIVE);
    assertThat(most.result(Reading.of(1, 1_000), 0, true).state()).isEqualTo(State.PASSED);
  }

  @Test
  void cannotPassWhereAWindowWasOnlyALowerBound() {
    ThresholdJudge judge = new ThresholdJudge(WINDOWED);
    judge.judge(Reading.of(1, 1_000), 0.5, 10);
    judge.judge(Reading.of(1, 1_000), 0, 20);

    assertThat(judge.result(Reading.of(1, 10_000), 0.001, true).state())
        .isEqualTo(State.INCONCLUSIVE);
  }

  @Test
  void failsByOneBrokenWindowAndShowsTheWorst() {
    ThresholdJudge judge = new ThresholdJudge(WINDOWED);
    judge.judge(Reading.of(50, 200), 0, 10);
    judge.judge(Reading.of(150, 200), 0, 11);
    judge.judge(Reading.of(170, 200), 0, 12);
    judge.judge(Reading.of(60, 200), 0, 13);
    ThresholdResult result = judge.result(Reading.of(40, 10_000), 0, true);

    assertThat(result.state()).isEqualTo(State.FAILED);
    assertThat(result.observed()).hasValue(170);
    assertThat(result.firstBreach()).hasValue(11);
    assertThat(judge.demandsAbort()).isFalse();
  }

  @Test
  void showsTheLowestWindowOfWhatMustStayAbove() {
    ThresholdJudge judge =
        new ThresholdJudge(
            Metric.throughput().above(Rate.perSecond(5)).over(Duration.ofSeconds(2)));
    judge.judge(Reading.of(9, 200), 0, 10);
    judge.judge(Reading.of(7, 200), 0, 11);

    ThresholdResult result = judge.result(Reading.of(8, 10_000), 0, true);
    assertThat(result.state()).isEqualTo(State.PASSED);
    assertThat(result.observed()).hasValue(7);
  }

  @Test
  void isInconclusiveWhenNoWindowHeldEnough() {
    ThresholdJudge judge = new ThresholdJudge(WINDOWED);
    judge.judge(Reading.of(500, 199), 0, 10);

    ThresholdResult result = judge.result(Reading.of(500, 10_000), 0, true);
    assertThat(result.state()).isEqualTo(State.INCONCLUSIVE);
    assertThat(result.explanation()).isEqualTo("no full window after warm-up held 200 samples");
  }

  @ParameterizedTest
  @CsvSource({"50, 100", "90, 100", "95, 200", "99, 1000", "99.9, 10000", "100, 1"})
  void judgesOnlyWindowsWithEnoughSamples(double percent, long least) {
    Threshold threshold =
        Metric.percentile(percent)
            .below(Duration.ofMillis(100))
            .over(Duration.ofSeconds(10))
            .abort();
    ThresholdJudge few = new ThresholdJudge(threshold);
    few.judge(Reading.of(500, least - 1), 0, 10);
    assertThat(few.demandsAbort()).isFalse();
    ThresholdJudge enough = new ThresholdJudge(threshold);
    enough.judge(Reading.of(500, least), 0, 10);
    assertThat(enough.demandsAbort()).isTrue();
  }

  @Test
  void failsOnlyWhenBrokenForItsTimeWithoutAPause() {
    ThresholdJudge judge = new ThresholdJudge(WINDOWED.holdingFor(Duration.ofSeconds(3)).abort());
    for (int end : new int[] {10, 11, 12, 14, 15, 16}) {
      judge.judge(Reading.of(200, 1_000), 0, end);
      if (end == 12) {
        judge.judge(Reading.of(1, 1_000), 0, 13);
      }
      assertThat(judge.demandsAbort()).isFalse();
    }
    judge.judge(Reading.of(200, 1_000), 0, 17);

    assertThat(judge.demandsAbort()).isTrue();
    judge.judge(Reading.of(1, 1_000), 0, 18);
    ThresholdResult result = judge.result(Reading.of(1, 10_000), 0, true);
    assertThat(result.state()).isEqualTo(State.FAILED);
    assertThat(result.firstBreach()).hasValue(14);
  }

  @Test
  void failsWhenItAbortedTheRunAlthoughTheWholeRunLooksBetter() {
    ThresholdJudge judge = new ThresholdJudge(Metric.errorRate().below(0.1).abort());
    judge.judge(Reading.of(0.5, 100), 0, 1);

    assertThat(judge.demandsAbort()).isTrue();
    assertThat(judge.result(Reading.of(0.05, 1_000), 0, true).state()).isEqualTo(State.FAILED);
  }

  @Test
  void changesNothingLiveThatTheWholeRunDecides() {
    ThresholdJudge judge = new ThresholdJudge(Metric.errorRate().below(0.1));
    judge.judge(Reading.of(0.5, 100), 0, 1);

    assertThat(judge.demandsAbort()).isFalse();
    assertThat(judge.result(Reading.of(0.05, 1_000), 0, true).state()).isEqualTo(State.PASSED);
  }

  @Test
  void doesNotAbortOverATotalThatCanStillRise() {
    ThresholdJudge orders = new ThresholdJudge(Metric.counter("orders").above(100).abort());
    ThresholdJudge rate =
        new ThresholdJudge(Metric.throughput().above(Rate.perSecond(100)).abort());
    orders.judge(Reading.of(1, 1), 0, 1);
    rate.judge(Reading.of(1, 100), 0, 1);

    assertThat(orders.demandsAbort()).isFalse();
    assertThat(rate.demandsAbort()).isFalse();
    assertThat(orders.result(Reading.of(101, 1), 0, true).state()).isEqualTo(State.PASSED);
    assertThat(orders.result(Reading.of(99, 1), 0, true).state()).isEqualTo(State.FAILED);
    ThresholdJudge most = new ThresholdJudge(Metric.counter("errors").below(100).abort());
    most.judge(Reading.of(101, 1), 0, 1);
    assertThat(most.demandsAbort()).isTrue();
  }

  private static ThresholdResult judged(Threshold threshold, double value, long samples) {
    return new ThresholdJudge(threshold).result(Reading.of(value, samples), 0, true);
  }
}
