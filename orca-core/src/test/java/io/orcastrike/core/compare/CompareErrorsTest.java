package io.orcastrike.core.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.Comparison.Change;
import io.orcastrike.report.Comparison.Outcome;
import io.orcastrike.report.RunReport;
import java.time.Duration;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How often it errs, on runs whose truth is known; benchmarks/CompareErrors does so with real ones.
 */
class CompareErrorsTest {
  private static final CompareSettings ANY_CHANGE = new CompareSettings(0, Duration.ZERO, 0.95);

  @Test
  void chanceIsTakenForAChangeAsRarelyAsAsked() {
    LongFunction<SimulatedRun> run = seed -> new SimulatedRun(seed).waves(0.03, 0);
    long alarms = alarms(120, run, run, ANY_CHANGE);
    assertThat(alarms).as("of 120, 6 at most expected").isLessThanOrEqualTo(10);
    assertThat(alarms).as("the worst way never to err is never to speak").isPositive();
  }

  @Test
  void manySeriesRaiseNoMoreAlarmsThanOne() {
    LongFunction<SimulatedRun> run =
        seed -> new SimulatedRun(seed).steps(19).lasting(60, 10).rate(20);
    assertThat(alarms(20, run, run, ANY_CHANGE)).isLessThanOrEqualTo(3);
  }

  @Test
  void slowWavesRaiseFewAlarms() {
    LongFunction<SimulatedRun> run =
        seed -> new SimulatedRun(seed).waves(0.03, 0.7).lasting(300, 10);
    assertThat(alarms(60, run, run, CompareSettings.DEFAULT)).isLessThanOrEqualTo(3);
  }

  @Test
  void aRampRaisesNoAlarmsOfItsOwn() {
    LongFunction<SimulatedRun> run = seed -> new SimulatedRun(seed).waves(0.03, 0).ramp();
    assertThat(alarms(60, run, run, ANY_CHANGE)).isLessThanOrEqualTo(6);
  }

  @Test
  void findsFifteenPercentAtP95AmongTwentySeries() {
    LongFunction<SimulatedRun> before =
        seed -> new SimulatedRun(seed).steps(19).lasting(300, 10).waves(0.03, 0.3);
    LongFunction<SimulatedRun> after = seed -> before.apply(seed).slowerTail(1.15);
    Predicate<Change> p95 =
        change -> change.figure().equals("p95") && change.outcome() == Outcome.WORSE;
    long found =
        LongStream.range(0, 3)
            .filter(
                pair ->
                    compared(pair, before, after, CompareSettings.DEFAULT).filter(p95).count()
                        == 20)
            .count();
    assertThat(found).isEqualTo(3);
  }

  private static long alarms(
      int pairs,
      LongFunction<SimulatedRun> before,
      LongFunction<SimulatedRun> after,
      CompareSettings settings) {
    Predicate<Change> isAlarm =
        change -> change.outcome() == Outcome.WORSE || change.outcome() == Outcome.BETTER;
    return LongStream.range(0, pairs)
        .filter(pair -> compared(pair, before, after, settings).anyMatch(isAlarm))
        .count();
  }

  private static Stream<Change> compared(
      long pair,
      LongFunction<SimulatedRun> before,
      LongFunction<SimulatedRun> after,
      CompareSettings settings) {
    RunReport first = before.apply(2 * pair + 1).report();
    RunReport second = after.apply(2 * pair + 2).report();
    return Compare.runs(first, second, settings).changes().stream();
  }
}
