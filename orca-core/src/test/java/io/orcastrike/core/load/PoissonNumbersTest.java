package io.orcastrike.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonNumbersTest {
  private static final int DRAWS = 200_000;

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.7, 3, 9.99, 10, 11.5, 47, 1_000, 1e6})
  void haveTheirMeanAsMeanAndVariance(double mean) {
    SplittableRandom random = new SplittableRandom(7);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < DRAWS; i++) {
      double difference = PoissonNumbers.draw(random, mean) - mean;
      sum += difference;
      squares += difference * difference;
    }

    assertThat(sum / DRAWS).isCloseTo(0, within(4 * Math.sqrt(mean / DRAWS)));
    // The fourth central moment of a Poisson distribution is m + 3m².
    double error = Math.sqrt((mean + 2 * mean * mean) / DRAWS);
    assertThat(squares / DRAWS).isCloseTo(mean, within(4 * error));
  }

  @ParameterizedTest
  @ValueSource(doubles = {4, 15, 30})
  void haveTheProbabilitiesOfThePoissonDistribution(double mean) {
    SplittableRandom random = new SplittableRandom(11);
    int[] seen = new int[200];
    for (int i = 0; i < DRAWS; i++) {
      seen[(int) PoissonNumbers.draw(random, mean)]++;
    }

    double probability = Math.exp(-mean);
    double chiSquare = 0;
    int cells = 0;
    for (int k = 0; k < seen.length; k++) {
      double expected = probability * DRAWS;
      if (expected >= 10) {
        chiSquare += (seen[k] - expected) * (seen[k] - expected) / expected;
        cells++;
      }
      probability *= mean / (k + 1);
    }
    assertThat(chiSquare).isLessThan(cells + 4 * Math.sqrt(2.0 * cells));
  }

  @Test
  void areZeroWithAMeanOfZero() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 1_000; i++) {
      assertThat(PoissonNumbers.draw(random, 0)).isZero();
    }
  }
}
