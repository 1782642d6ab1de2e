package io.orcastrike.core.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryMarkdownTest {
  @TempDir Path folder;

  @Test
  void saysWhatMatters() throws Exception {
    new SummaryMarkdown(folder).ended(Reports.full());
    assertThat(Files.readString(folder.resolve("summary.md")))
        .startsWith("## Orca: shop: FAILED\n")
        .contains("| **FAILED** | p95(pay) &lt; 5 ms | 9.00 | 3 s |")
        .contains("| 10 | 8 | 6 | 2 | 0 | 1 | 1 | 0 |")
        .contains("| pay |  | succeeded | 3 | 7.00 |")
        .contains("- nothing to worry about");
  }

  @Test
  void hostileTextsStayText() {
    String text = SummaryMarkdown.text(Reports.full());
    assertThat(text).doesNotContain("<script>").contains("&lt;script>&amp;\"\\|\\`");
    assertThat(text.lines().filter(line -> line.contains("script") && line.startsWith("|")))
        .allMatch(line -> line.endsWith(" |"));
  }
}
