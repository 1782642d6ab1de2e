package io.orcastrike.samples.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.testkit.Reports;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatTextTest {

  @Test
  void saysWhatPeopleWantToKnow() {
    assertThat(ChatText.of(Reports.failed()).lines())
        .first()
        .asString()
        .startsWith("❌ ")
        .endsWith("FAILED");
    assertThat(ChatText.of(Reports.failed())).contains("broken: p95(", "slowest: ", "p99 ");
    assertThat(ChatText.of(Reports.passed())).startsWith("✅ ").doesNotContain("broken");
  }

  @Test
  void callsNobodyAndStaysShortWhateverNamesThereAre() {
    assertThat(ChatText.of(Reports.named("<!channel> @here *x*\n".repeat(100))))
        .doesNotContain("<", "@", "*")
        .hasSizeLessThan(3_000);
  }

  @Test
  void cutsNoCharacterInTwo() {
    String whales = "\ud83d\udc33".repeat(500);
    for (String name : List.of(whales, "a" + whales)) {
      assertThat(ChatText.of(Reports.named(name)))
          .contains("\ud83d\udc33…")
          .doesNotContainPattern("\\p{Cs}");
    }
  }
}
