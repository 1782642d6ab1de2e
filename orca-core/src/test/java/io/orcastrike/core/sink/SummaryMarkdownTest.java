package io.orcastrike.core.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryMarkdownTest {
  @TempDir Path folder;

  @Test
  void saysWhatMattersFirst() throws Exception {
    new SummaryMarkdown(folder).ended(Reports.full());
    assertThat(Files.readString(folder.resolve("summary.md")))
        .startsWith(
            """
            ## ❌ Orca: shop: FAILED

            **1 of 4 thresholds kept** · **trustworthy** (lag p99 1.00 ms) · 8 iterations, 25 % failed, 1 dropped · 20.1 s · 1 drone
            """)
        .containsSubsequence(
            "| ❌ **FAILED** | p95(pay) &lt; 5 ms | 9.00 ms | 3 s |",
            "Where the time went: pay, outside of steps 86 % · pay / card 14 %",
            "| errors |",
            "- nothing to worry about",
            "Results elsewhere",
            "<details>",
            "| 10 | 8 | 6 | 2 | 0 | 1 | 1 | 0 |",
            "| pay |  | succeeded | 3 | 7.00 |",
            "</details>",
            "Run `01jd7f3a` of `shop.jar`");
  }

  @Test
  void namesTheSlowestAndHowOftenTheyFailed() {
    assertThat(SummaryMarkdown.text(Reports.full()))
        .contains("| slowest scenarios | count |")
        .contains("| pay | 3 | 0 % | 7.00 | 9.01 | 9.01 | 9.01 |");
  }

  @Test
  void hostileTextsStayText() {
    String text = SummaryMarkdown.text(Reports.full());
    assertThat(text).doesNotContain("<script>").contains("&lt;script>&amp;\"\\|\\`");
    assertThat(text.lines().filter(line -> line.contains("script") && line.startsWith("|")))
        .allMatch(line -> line.endsWith(" |"));
  }

  @Test
  void tellsNobodyAndLinksNothing() {
    assertThat(Markdown.plain("@all #1 ~~x~~ ![](http://x)"))
        .isEqualTo("&#64;all \\#1 \\~\\~x\\~\\~ !\\[\\](http://x)");
  }
}
