package io.orcastrike.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimeShareTest {
  @Test
  void isTheShareOfAStepInAllTimeTheLargestFirst() {
    List<TimeShare> shares =
        TimeShare.of(
            List.of(
                series("browse", "", Outcome.SUCCEEDED, 100, 30_000),
                series("browse", "search", Outcome.SUCCEEDED, 200, 10_000),
                series("pay", "", Outcome.SUCCEEDED, 10, 100_000),
                series("pay", "card", Outcome.SUCCEEDED, 10, 100_000)));
    assertThat(shares).extracting(TimeShare::step).containsExactly("search", "", "card");
    assertThat(shares).extracting(TimeShare::scenario).containsExactly("browse", "browse", "pay");
    assertThat(shares.get(0).share()).isCloseTo(0.5, within(1e-3));
    assertThat(shares.get(1).share()).as("outside of steps").isCloseTo(0.25, within(1e-3));
  }

  @Test
  void countsWhatFailedAndNotTheWarmUp() {
    SeriesKey warm = new SeriesKey("load", "pay", "card", Outcome.SUCCEEDED, true);
    List<TimeShare> shares =
        TimeShare.of(
            List.of(
                series("pay", "", Outcome.FAILED, 1, 40_000),
                series("pay", "card", Outcome.FAILED, 1, 40_000),
                new Series(warm, Distribution.EMPTY, of(50, 90_000), 0),
                series("browse", "", Outcome.SUCCEEDED, 1, 10_000)));
    assertThat(shares).extracting(TimeShare::step).containsExactly("card", "");
    assertThat(shares.get(0).share()).isCloseTo(0.8, within(1e-3));
  }

  @Test
  void addsUpToOneWhereStepsRanBesideEachOther() {
    List<TimeShare> shares =
        TimeShare.of(
            List.of(
                series("pay", "", Outcome.SUCCEEDED, 1, 10_000),
                series("pay", "left", Outcome.SUCCEEDED, 1, 9_000),
                series("pay", "right", Outcome.SUCCEEDED, 1, 9_000)));
    assertThat(shares.stream().mapToDouble(TimeShare::share).sum()).isCloseTo(1, within(1e-9));
    assertThat(shares).extracting(TimeShare::step).containsExactlyInAnyOrder("left", "right");
  }

  @Test
  void countsTheTimeOfPartsOnce() {
    List<TimeShare> shares =
        TimeShare.of(
            List.of(
                series("pay", "", Outcome.SUCCEEDED, 1, 10_000),
                series("pay", "card", Outcome.SUCCEEDED, 1, 9_000),
                series("pay", "card > first byte", Outcome.SUCCEEDED, 1, 8_000)));
    assertThat(shares).extracting(TimeShare::step).containsExactly("card", "");
    assertThat(shares.get(0).share()).isCloseTo(0.9, within(1e-2));
  }

  @Test
  void thereAreNoneWhereNothingWasMeasured() {
    assertThat(TimeShare.of(List.of())).isEmpty();
  }

  private static Series series(
      String scenario, String step, Outcome outcome, int count, long micros) {
    Distribution times = of(count, micros);
    return new Series(
        new SeriesKey("load", scenario, step, outcome, false),
        step.isEmpty() ? times : Distribution.EMPTY,
        times,
        0);
  }

  private static Distribution of(int count, long micros) {
    DistributionBuilder builder = new DistributionBuilder();
    for (int i = 0; i < count; i++) {
      builder.record(micros);
    }
    return builder.build();
  }
}
