package io.orcastrike.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HolmTest {
  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void theSmallestIsMultipliedByAllOthersByFewer() {
    double[] adjusted = Holm.adjusted(List.of(0.04, 0.01, 0.03));
    assertThat(adjusted[1]).isCloseTo(0.03, EXACT);
    assertThat(adjusted[2]).isCloseTo(0.06, EXACT);
    assertThat(adjusted[0]).as("never below a smaller one").isCloseTo(0.06, EXACT);
  }

  @Test
  void noneIsAboveOne() {
    assertThat(Holm.adjusted(List.of(0.6, 0.9))).containsExactly(1, 1);
    assertThat(Holm.adjusted(List.of())).isEmpty();
  }
}
