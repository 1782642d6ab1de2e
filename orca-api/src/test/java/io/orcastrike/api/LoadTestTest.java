package io.orcastrike.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadTestTest {

  @Test
  void needsAPlanOnly() throws Exception {
    LoadTest test = parameters -> Plans.with(Plans.FINE).build();
    Parameters none = Parameters.of(Map.of());

    assertThat(test.plan(none).name()).isEqualTo("shop");
    assertThat(test.setUp(none)).isEmpty();
    assertThatCode(
            () -> {
              test.tearDown(Parameters.of(Map.of()), Map.of());
              test.cleanup();
            })
        .doesNotThrowAnyException();
  }
}
