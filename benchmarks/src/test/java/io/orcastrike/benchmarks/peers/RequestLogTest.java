package io.orcastrike.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RequestLogTest {
  private static final int COUNT = 10_000;
  private static final long APART = 200_000;

  private final RequestLog log = new RequestLog(COUNT);

  @Test
  void unevennessIsNoneOfOneLikeTheOther() {
    for (int n = 0; n < COUNT; n++) {
      log.add(n * APART, 0);
    }
    assertThat(log.unevenness(0, Long.MAX_VALUE)).isZero();
    assertThat(log.unevenness(0, 2 * APART)).as("of one gap").isNaN();
  }

  @Test
  void unevennessIsOneOfAPoissonProcess() {
    Random random = new Random(1);
    double at = 0;
    for (int n = 0; n < COUNT; n++) {
      at -= APART * Math.log(1 - random.nextDouble());
      log.add((long) at, 0);
    }
    assertThat(log.unevenness(0, Long.MAX_VALUE)).isCloseTo(1, within(0.05));
  }

  /** Of gaps 0, 0, 0, 0, 5: the mean is 1 and the variance 4. */
  @Test
  void unevennessIsTwoOfFiveAtOnce() {
    for (int n = 0; n < COUNT; n++) {
      log.add(n / 5 * 5 * APART, 0);
    }
    assertThat(log.unevenness(0, Long.MAX_VALUE)).isCloseTo(2, within(0.01));
  }

  @Test
  void unevennessIsOfTheTimeAskedFor() {
    for (int n = 0; n < 10; n++) {
      log.add(n * APART, 0);
    }
    for (int n = 0; n < 10; n++) {
      log.add(10 * APART, 0);
    }
    assertThat(log.unevenness(0, 10 * APART)).isZero();
    assertThat(log.unevenness(0, 11 * APART)).isGreaterThan(0.5);
  }
}
