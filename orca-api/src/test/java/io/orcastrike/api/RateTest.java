package io.orcastrike.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateTest {

  @Test
  void isTheSameInEveryUnit() {
    assertThat(Rate.perMinute(90)).isEqualTo(Rate.perSecond(1.5));
    assertThat(Rate.perHour(7200)).isEqualTo(Rate.perSecond(2));
    assertThat(Rate.perSecond(2).times(1.5)).isEqualTo(Rate.perSecond(3));
  }

  @Test
  void readsWithoutNeedlessDigits() {
    assertThat(Rate.perSecond(200)).hasToString("200/s");
    assertThat(Rate.perSecond(0.5)).hasToString("0.5/s");
    assertThat(Rate.perMinute(1)).hasToString("0.0166666666667/s");
    assertThat(Rate.perSecond(12_345_678)).hasToString("12345678/s");
    assertThat(Rate.perSecond(-0.0)).hasToString("0/s");
  }
}
