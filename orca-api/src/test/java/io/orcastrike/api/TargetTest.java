package io.orcastrike.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  @ParameterizedTest
  @CsvSource({
    "https://shop.example, shop.example:443",
    "http://Shop.Example/a?b#c, shop.example:80",
    "https://shop.example:8443/, shop.example:8443",
    "wss://shop.example, shop.example:443",
    "jdbc://db_1:5432/x, db_1:5432",
    "shop.example.:80, shop.example:80",
    "127.0.0.1:9, 127.0.0.1:9",
    "[0:0:0:0:0:0:0:1]:80, [0:0:0:0:0:0:0:1]:80",
    "https://[::1], [0:0:0:0:0:0:0:1]:443",
    "[::ffff:127.0.0.1]:80, 127.0.0.1:80",
  })
  void readsUrlsAndHostsWithPorts(String text, String target) {
    assertThat(Target.of(text)).hasToString(target).isEqualTo(Target.of(target));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop.example",
        "ftp://shop.example",
        "shop.example/a",
        "https://",
        "https://user:secret@shop.example",
        "https://a b",
        "shop.example:0",
        "shop.example:65536",
        "*.example:80",
        "a..b:80",
        "[::1%x]:80",
        "::1:80",
      })
  void refusesWhatIsNoPlace(String text) {
    assertThatThrownBy(() -> Target.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("target");
  }

  @Test
  void aPlanDeclaresSomeAndSaysWhichAreWrong() {
    Plan.Builder plan = Plans.with(Plans.FINE).target("https://a.example").target("b.example:1");
    assertThat(plan.build().targets())
        .containsExactly(new Target("a.example", 443), new Target("b.example", 1));
    assertThat(Plans.mistakes(plan.target("A.example.:443").target("elsewhere")))
        .containsExactly(
            "a target must be a URL such as https://shop.example, or host:port, was"
                + " \"elsewhere\"",
            "targets must differ, a.example:443 stands twice");
  }
}
