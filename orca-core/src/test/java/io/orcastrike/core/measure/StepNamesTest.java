package io.orcastrike.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class StepNamesTest {

  @Test
  void doNotCountPartsAgainstTheLimitOfSteps() {
    StepNames names = new StepNames(2, Set.of());

    assertThat(names.admit("a > first byte")).isEqualTo("a > first byte");
    assertThat(names.admit("a")).isEqualTo("a");
    assertThat(names.admit("b")).isEqualTo("b");
    assertThat(names.admit("b > first byte")).isEqualTo("b > first byte");
    assertThat(names.overflowed()).isFalse();
    assertThat(names.admit("c")).isEqualTo("(other)");
    assertThat(names.admit("c > first byte")).isEqualTo("(other) > first byte");
    assertThat(names.overflowed()).isTrue();
  }

  @Test
  void keepPartsInBoundsToo() {
    StepNames names = new StepNames(2, Set.of());
    for (int i = 0; i < 16; i++) {
      assertThat(names.admit("a > " + i)).isEqualTo("a > " + i);
    }

    assertThat(names.admit("a > 16")).isEqualTo("a > (other)");
    assertThat(names.overflowed()).isTrue();
  }

  @Test
  void alwaysKeepWhatThresholdsLookAt() {
    StepNames names = new StepNames(1, Set.of("pay > first byte"));
    names.admit("a");

    assertThat(names.admit("pay > first byte")).isEqualTo("pay > first byte");
    assertThat(names.admit("pay > body")).isEqualTo("(other) > body");
  }
}
