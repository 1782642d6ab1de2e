package io.orcastrike.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.api.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetPatternTest {

  @ParameterizedTest
  @CsvSource({
    "shop.example, shop.example:80, true",
    "SHOP.example., shop.EXAMPLE:80, true",
    "shop.example, www.shop.example:80, false",
    "shop.example, shop.example.org:80, false",
    "shop.example:80, shop.example:80, true",
    "shop.example:80, shop.example:81, false",
    "*.test.acme.com, a.test.acme.com:1, true",
    "*.test.acme.com, a.b.test.acme.com:1, true",
    "*.test.acme.com, test.acme.com:1, false",
    "*.test.acme.com, eviltest.acme.com:1, false",
    "*.test.acme.com, a.test.acme.com.evil.org:1, false",
    "*.test.acme.com:443, a.test.acme.com:80, false",
    "[::1], [0:0:0:0:0:0:0:1]:80, true",
    "[::1]:80, [::1]:81, false",
    "127.0.0.1, 127.0.0.2:80, false",
    "127.0.0.1, [::ffff:127.0.0.1]:80, true",
  })
  void permitsWhatItNames(String pattern, String target, boolean permitted) {
    assertThat(TargetPattern.of(pattern).permits(Target.of(target))).isEqualTo(permitted);
    assertThat(TargetPattern.of(TargetPattern.of(pattern).toString()))
        .isEqualTo(TargetPattern.of(pattern));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "*.",
        "a*.example",
        "*.0.0.1",
        "*.[::1]",
        "a:",
        "a:0",
        "a:99999",
        "::1",
        "https://a.example",
        "[::1"
      })
  void refusesWhatNamesNothing(String text) {
    assertThatThrownBy(() -> TargetPattern.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("target");
  }
}
