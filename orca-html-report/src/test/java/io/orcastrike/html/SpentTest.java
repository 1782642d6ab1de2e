package io.orcastrike.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.orcastrike.html.Spent.Part;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.SeriesKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpentTest {
  @Test
  void thePartsAreWaitingTheStepsAndTheRest() {
    Spent spent =
        Spent.of(List.of(row("", 1_000, 600), row("slow", 0, 400), row("fast", 0, 150))).get(0);
    assertThat(spent.parts())
        .extracting(Part::name)
        .containsExactly("waiting to start", "slow", "fast", "outside of steps");
    assertThat(spent.parts()).extracting(Part::micros).containsExactly(40.0, 40.0, 15.0, 5.0);
    assertThat(spent.sumMicros()).isCloseTo(spent.meanMicros(), within(1e-9));
  }

  @Test
  void waitingForTheLimitIsNotCountedTwice() {
    Spent spent =
        Spent.of(List.of(row("", 1_000, 600), row(SeriesKey.WAITING, 0, 400), row("it", 0, 600)))
            .get(0);
    assertThat(spent.parts()).extracting(Part::name).containsExactly("waiting to start", "it");
  }

  @Test
  void aPartOfAStepIsNotCountedTwice() {
    Spent spent =
        Spent.of(List.of(row("", 600, 600), row("it", 0, 600), row("it > first byte", 0, 500)))
            .get(0);
    assertThat(spent.parts()).extracting(Part::name).containsExactly("it");
  }

  @Test
  void theScenarioThatTookTheMostComesFirst() {
    List<StepRow> rows =
        List.of(
            new StepRow("w", "a", "", 9, 9, Distribution.EMPTY, Distribution.EMPTY, 10, 10),
            new StepRow("w", "b", "", 9, 9, Distribution.EMPTY, Distribution.EMPTY, 20, 10));
    assertThat(Spent.of(rows)).extracting(Spent::scenario).containsExactly("b", "a");
  }

  /** Ten failed iterations, so that no distribution is needed. */
  private static StepRow row(String step, double response, double service) {
    return new StepRow(
        "w", "s", step, 10, 10, Distribution.EMPTY, Distribution.EMPTY, response, service);
  }
}
