package io.orcastrike.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportedTest {

  @Test
  void readsPartsAndFigures() throws IOException {
    Reported reported = Reported.of(List.of("cold p50 5.25", "warm p50 5"));

    assertThat(reported.figure("cold", "p50")).isEqualTo(5.25);
    assertThat(reported.figure("warm", "p50")).isEqualTo(5);
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Reported reported = Reported.of(List.of("all requests 5"));

    assertThatIOException()
        .isThrownBy(() -> reported.figure("all", "p99"))
        .withMessage("no all p99 is reported");
  }

  @Test
  void refusesOtherLines() {
    assertThatIOException()
        .isThrownBy(() -> Reported.of(List.of("Traceback (most recent call last):")))
        .withMessage("a result is PART FIGURE VALUE, was \"Traceback (most recent call last):\"");
  }
}
