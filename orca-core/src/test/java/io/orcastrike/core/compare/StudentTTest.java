package io.orcastrike.core.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {

  /** Of the tables that every book of statistics has. */
  @ParameterizedTest
  @CsvSource({
    "0.95, 1, 12.706",
    "0.95, 2, 4.303",
    "0.95, 3, 3.182",
    "0.95, 4, 2.776",
    "0.95, 5, 2.571",
    "0.95, 10, 2.228",
    "0.95, 11, 2.201",
    "0.95, 30, 2.042",
    "0.95, 120, 1.980",
    "0.99, 4, 4.604",
    "0.99, 10, 3.169",
    "0.99, 29, 2.756",
    "0.999, 5, 6.869",
    "0.999, 10, 4.587"
  })
  void quantilesAreThoseOfTheTables(double share, int freedom, double t) {
    assertThat(StudentT.quantile(share, freedom)).isCloseTo(t, within(5.1e-4));
    assertThat(StudentT.outside(t, freedom)).isCloseTo(1 - share, within(2e-4));
  }

  @Test
  void nothingIsBeyondInfinityAndAllIsBeyondZero() {
    assertThat(StudentT.outside(Double.POSITIVE_INFINITY, 7)).isZero();
    assertThat(StudentT.outside(0, 8)).isEqualTo(1);
  }
}
