package io.orcastrike.core.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockOffsetTest {
  private static final long MILLI = 1_000_000L;

  private final ClockOffset offset = new ClockOffset();

  @Test
  void isHalfwayThroughTheRoundTripWithHalfOfItAsBound() {
    offset.sample(100 * MILLI, 5_101 * MILLI, 104 * MILLI);
    assertThat(offset.nanos()).isEqualTo(4_999 * MILLI);
    assertThat(offset.bound(104 * MILLI)).isEqualTo(2 * MILLI);
  }

  @Test
  void takesTheShorterOfTwoRoundTrips() {
    offset.sample(0, 500 * MILLI, 2 * MILLI);
    offset.sample(10 * MILLI, 700 * MILLI, 30 * MILLI);
    assertThat(offset.nanos()).isEqualTo(499 * MILLI);
    offset.sample(40 * MILLI, 540 * MILLI, 41 * MILLI);
    assertThat(offset.bound(41 * MILLI)).isEqualTo(MILLI / 2);
  }

  @Test
  void aShortRoundTripOfLongAgoIsWorthLessThanOneOfNow() {
    offset.sample(0, 500 * MILLI, 2 * MILLI);
    long later = 60_000 * MILLI; // by now the clocks may have drifted by 6 ms
    offset.sample(later, later + 600 * MILLI, later + 10 * MILLI);
    assertThat(offset.nanos()).isEqualTo(595 * MILLI);
    assertThat(offset.bound(later + 10 * MILLI)).isEqualTo(5 * MILLI);
  }

  @Test
  void knowsNothingOnceForgotten() {
    offset.sample(0, 500 * MILLI, 2 * MILLI);
    offset.forget();
    assertThat(offset.isKnown()).isFalse();
    assertThat(offset.nanos()).isZero();
  }

  @Test
  void anAnswerFromBeforeItsQuestionTellsNothing() {
    offset.sample(10 * MILLI, 5 * MILLI, 9 * MILLI);
    assertThat(offset.isKnown()).isFalse();
  }
}
