package io.orcastrike.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.ThresholdResult.State;
import io.orcastrike.report.Totals;
import io.orcastrike.report.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private Optional<Ending> ending = Optional.empty();
  private Optional<String> failure = Optional.empty();
  private boolean complete = true;
  private List<String> lost = List.of();
  private Totals totals = new Totals(10, 8, 6, 2, 0, new Totals.Dropped(1, 0, 0), 1, 0);
  private Map<String, Long> endless = Map.of();
  private List<String> untrusted = List.of();
  private List<ThresholdResult> thresholds = List.of(threshold(State.PASSED));

  private Judgement judgement() {
    return new Judgement(ending, failure, complete, lost, totals, endless, untrusted, thresholds);
  }

  private static ThresholdResult threshold(State state) {
    return new ThresholdResult(
        "p95 < 5 ms", state, OptionalDouble.empty(), 5, OptionalLong.empty(), "because");
  }

  private void thresholds(State... states) {
    thresholds = Stream.of(states).map(JudgementTest::threshold).toList();
  }

  private void ends(Verdict verdict) {
    ending = Optional.of(new Ending(verdict, "why it ended", true));
  }

  private void everythingIsWrong() {
    failure = Optional.of("drone north was lost");
    complete = false;
    endless = Map.of("shoppers", 3L);
    untrusted = List.of("north was late");
    thresholds(State.FAILED, State.NO_DATA, State.INCONCLUSIVE);
  }

  @Test
  void passesWithoutAReason() {
    assertThat(judgement().verdict()).isEqualTo(Verdict.PASSED);
    assertThat(judgement().reasons()).isEmpty();
  }

  @Test
  void whatEndedTheRunComesFirst() {
    everythingIsWrong();
    for (Verdict verdict :
        List.of(
            Verdict.INTERNAL_ERROR,
            Verdict.INTERRUPTED,
            Verdict.TERMINATED,
            Verdict.NOT_COMPLETED)) {
      ends(verdict);
      assertThat(judgement().verdict()).isEqualTo(verdict);
      assertThat(judgement().reasons()).startsWith("why it ended");
    }
  }

  @Test
  void notCompletedComesBeforeInvalid() {
    everythingIsWrong();
    assertThat(judgement().verdict()).isEqualTo(Verdict.NOT_COMPLETED);
    assertThat(judgement().reasons())
        .startsWith("drone north was lost")
        .contains("3 iterations of load \"shoppers\" did not end, not even when interrupted");
  }

  @Test
  void notCompletedComesBeforeAnAbortByAThreshold() {
    everythingIsWrong();
    ends(Verdict.FAILED);
    assertThat(judgement().verdict()).isEqualTo(Verdict.NOT_COMPLETED);
  }

  @Test
  void missingDataIsNotCompleted() {
    complete = false;
    assertThat(judgement().verdict()).isEqualTo(Verdict.NOT_COMPLETED);
    assertThat(judgement().reasons()).containsExactly("data of a drone is missing");
  }

  @Test
  void countsThatDoNotBalanceAreNotCompleted() {
    totals = new Totals(10, 8, 6, 2, 0, Totals.Dropped.ZERO, 1, 0);
    assertThat(judgement().verdict()).isEqualTo(Verdict.NOT_COMPLETED);
    assertThat(judgement().reasons()).singleElement().asString().contains("do not balance");
  }

  @Test
  void invalidComesBeforeFailed() {
    untrusted = List.of("north was late");
    thresholds(State.FAILED);
    assertThat(judgement().verdict()).isEqualTo(Verdict.INVALID);
    ends(Verdict.FAILED);
    assertThat(judgement().verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgement().reasons()).contains("north was late");
  }

  /** A deviation from measuring.md: missing samples do not excuse what failed for certain. */
  @Test
  void failedComesBeforeInconclusive() {
    thresholds(State.INCONCLUSIVE, State.FAILED);
    assertThat(judgement().verdict()).isEqualTo(Verdict.FAILED);
    thresholds(State.INCONCLUSIVE, State.NO_DATA);
    assertThat(judgement().verdict()).isEqualTo(Verdict.FAILED);
  }

  @Test
  void inconclusiveComesBeforePassed() {
    thresholds(State.PASSED, State.INCONCLUSIVE);
    assertThat(judgement().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judgement().reasons())
        .containsExactly("threshold p95 < 5 ms is inconclusive: because");
  }

  @Test
  void noDataIsNeverAPass() {
    thresholds(State.NO_DATA);
    assertThat(judgement().verdict()).isEqualTo(Verdict.FAILED);
    assertThat(judgement().reasons()).containsExactly("threshold p95 < 5 ms had no data: because");
  }

  @Test
  void anAbortByAThresholdFailsThoughItsWindowIsForgotten() {
    ends(Verdict.FAILED);
    assertThat(judgement().verdict()).isEqualTo(Verdict.FAILED);
  }
}
