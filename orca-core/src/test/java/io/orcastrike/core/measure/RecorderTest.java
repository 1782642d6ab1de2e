package io.orcastrike.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.orcastrike.core.measure.WorkloadRecorder.Cause;
import io.orcastrike.report.Health;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.Totals;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecorderTest {
  private static final long T0 = 5_000_000_000_000L;

  private final Recorder recorder = new Recorder(T0, Set.of("judged"), text -> text);
  private final ScenarioRecorder scenario = recorder.scenario("load", "a");
  private final WorkloadRecorder load = recorder.workload("load");

  @Test
  void placesStartsAtTheirStartAndEndsAtTheirEnd() {
    load.planned(false, at(900));
    load.started(false, at(1_100));
    scenario.ended(Outcome.SUCCEEDED, false, at(2_200), millis(1_300), millis(1_100), 0);

    assertThat(cut(1).loads()).contains(load(1, 0));
    assertThat(cut(2).loads()).contains(load(0, 1));
    Series ended = cut(3).series().get(0);
    assertThat(ended.key()).isEqualTo(Slices.key("a", "", Outcome.SUCCEEDED));
    assertThat(ended.response()).isEqualTo(Slices.micros(1_300_000));
    assertThat(ended.service()).isEqualTo(Slices.micros(1_100_000));
  }

  @Test
  void placesWhatIsBeforeTheStartInTheFirstSecond() {
    load.started(false, at(-50));

    assertThat(cut(1).loads()).contains(load(0, 1));
  }

  @Test
  void putsWhatIsRecordedLateIntoTheNextSlice() {
    cut(1);
    scenario.ended(Outcome.FAILED, false, at(999), millis(1), millis(1), 0);
    load.dropped(false, Cause.LIMIT, at(999), 3);
    Slice next = cut(2);

    assertThat(next.from()).isEqualTo(1);
    assertThat(next.series()).hasSize(1);
    assertThat(next.loads())
        .contains(new Slice.Load("load", false, 0, 0, new Totals.Dropped(3, 0, 0)));
  }

  @Test
  void keepsTheSecondUnderWayAndGivesAllAtTheEnd() {
    scenario.ended(Outcome.SUCCEEDED, false, at(1_005), millis(1), millis(1), 0);
    load.started(false, at(1_001));
    recorder.lag(at(1_001), millis(2));
    recorder.probe(at(1_002), millis(3));
    recorder.value("size", at(1_003), 77);
    Slice first = cut(1);

    assertThat(first.series()).isEmpty();
    assertThat(first.values()).isEmpty();
    assertThat(first.generator().lag().isEmpty()).isTrue();
    Slice last = recorder.cutAll(2, Health.UNKNOWN);
    assertThat(last.series()).hasSize(1);
    assertThat(last.loads()).contains(load(0, 1));
    assertThat(last.values()).containsExactly(new Slice.Values("size", Slices.micros(77)));
    assertThat(last.generator().lag()).isEqualTo(Slices.micros(2_000));
    assertThat(last.generator().probe()).isEqualTo(Slices.micros(3_000));
    assertThat(recorder.cutAll(3, Health.UNKNOWN).series()).isEmpty();
  }

  @Test
  void countsDropsByTheirCause() {
    load.dropped(false, Cause.LIMIT, at(0), 1);
    load.dropped(false, Cause.GENERATOR, at(0), 2);
    load.dropped(true, Cause.LATE, at(0), 3);

    assertThat(cut(1).loads())
        .containsExactlyInAnyOrder(
            new Slice.Load("load", false, 0, 0, new Totals.Dropped(1, 2, 0)),
            new Slice.Load("load", true, 0, 0, new Totals.Dropped(0, 0, 3)));
  }

  @Test
  void keepsOutcomesStepsAndWarmUpApart() {
    for (Outcome outcome : Outcome.values()) {
      for (boolean warm : new boolean[] {true, false}) {
        scenario.ended(outcome, warm, at(0), 0, 0, 0);
        scenario.step("step", outcome, warm, at(0), 0);
      }
    }

    assertThat(cut(1).series()).hasSize(12).allMatch(series -> series.count() == 1);
  }

  @Test
  void countsNoChecksOfTheWarmUp() {
    scenario.check("c", true, true);
    scenario.check("c", true, false);
    scenario.check("c", false, false);
    scenario.check("c", false, false);

    assertThat(cut(1).checks()).containsExactly(new Slice.Check("a", "c", 1, 2));
    assertThat(cut(2).checks()).isEmpty();
  }

  @Test
  void sumsCounters() {
    recorder.count("bytes", 5);
    recorder.count("bytes", 6);

    assertThat(cut(1).counters()).containsExactly(new Slice.Counter("bytes", 11));
    assertThat(cut(2).counters()).isEmpty();
  }

  @Test
  void masksErrors() {
    Recorder masking = new Recorder(T0, Set.of(), text -> text.replace("s3cret", "***"));
    masking.scenario("load", "a").error("step", new IOException("with s3cret"), "");

    assertThat(masking.cut(1, Health.UNKNOWN, 0, 0).errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.message()).isEqualTo("IOException: with ***");
              assertThat(error.step()).isEqualTo("step");
              assertThat(error.samples().toString()).doesNotContain("s3cret");
            });
  }

  @Test
  void staysSmallWithAMillionDifferentNames() {
    for (int i = 0; i < 1_000_000; i++) {
      scenario.step("step " + i, Outcome.SUCCEEDED, false, at(0), millis(1));
      if (i % 100 == 0) {
        scenario.check("check " + i, true, false);
        recorder.count("counter " + i, 1);
        recorder.value("value " + i, at(0), 1);
      }
    }
    scenario.step("judged", Outcome.SUCCEEDED, false, at(0), millis(1));
    Slice slice = cut(1);

    assertThat(slice.series()).hasSize(Recorder.MOST_NAMES + 2);
    assertThat(slice.series().stream().mapToLong(Series::count).sum()).isEqualTo(1_000_001);
    assertThat(slice.series())
        .extracting(series -> series.key().step())
        .contains("judged", "step 0", SeriesKey.OTHER);
    assertThat(slice.checks()).hasSize(Recorder.MOST_NAMES + 1);
    assertThat(slice.counters()).hasSize(Recorder.MOST_NAMES + 1);
    assertThat(slice.values()).hasSize(Recorder.MOST_NAMES + 1);
    assertThat(slice.generator().namesOverflowed()).isTrue();
  }

  @Test
  void tellsHowTheDroneDid() {
    Slice slice = recorder.cut(1, new Health(0.5, 0.1, 99), 12, 3_000);

    assertThat(slice.generator().health().cpuShare()).isEqualTo(0.5);
    assertThat(slice.generator().inFlight()).isEqualTo(12);
    assertThat(slice.generator().oldestMicros()).isEqualTo(3_000);
    assertThat(slice.generator().namesOverflowed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "1, 0", "0, 2000000000"})
  void cutsNoSliceOfSecondsThatNoRunHas(int from, int to) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Slices.of(from, to).build())
        .withMessageContaining("a slice's seconds must be in order");
  }

  private Slice cut(int to) {
    return recorder.cut(to, Health.UNKNOWN, 0, 0);
  }

  private static Slice.Load load(long planned, long started) {
    return new Slice.Load("load", false, planned, started, Totals.Dropped.ZERO);
  }

  private static long at(long millis) {
    return T0 + millis(millis);
  }

  private static long millis(long millis) {
    return millis * 1_000_000;
  }

  @Test
  void hasOneRecorderOfALoad() {
    assertThat(recorder.workload("load")).isSameAs(load);
    assertThat(List.of(recorder.workload("b"))).doesNotContain(load);
  }
}
