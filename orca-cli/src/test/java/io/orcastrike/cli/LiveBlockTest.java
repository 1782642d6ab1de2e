package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveBlockTest {
  private static final Look UNICODE = new Look(true, false, true);
  private static final Look ASCII = new Look(true, false, false);

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 120, 200})
  void neverGetsWiderThanTheTerminal(int width) {
    for (Look look : List.of(UNICODE, ASCII)) {
      assertThat(LiveBlock.lines(Examples.INFO, Examples.crowded(), look, width))
          .hasSizeLessThanOrEqualTo(14)
          .allMatch(line -> Figures.columns(line) <= width);
    }
  }

  @Test
  void leavesOutWhatDoesNotFit() {
    List<String> lines = LiveBlock.lines(Examples.INFO, Examples.progress(), UNICODE, 80);
    assertThat(lines.get(2))
        .isEqualTo("latency   p50 320   p95 608   p99 634   p99.9 639   max 641 ms");
    assertThat(lines.get(lines.size() - 1)).endsWith("→ trustworthy").hasSizeLessThanOrEqualTo(80);
  }

  @Test
  void hasOnlyAsciiWhereTheCharsetHasNoMore() {
    assertThat(LiveBlock.lines(Examples.INFO, Examples.crowded(), ASCII, 120))
        .allSatisfy(line -> assertThat(line).isASCII());
  }

  @Test
  void saysWhyNumbersCannotBeBelieved() {
    List<String> lines = LiveBlock.lines(Examples.INFO, Examples.crowded(), UNICODE, 120);
    assertThat(lines).anyMatch(line -> line.endsWith("→ not trustworthy"));
    assertThat(lines.get(lines.size() - 1)).startsWith("          ").endsWith("   +2 more");
  }

  @Test
  void obeysNoTargetThatSendsEscapeSequences() {
    assertThat(String.join("", LiveBlock.lines(Examples.INFO, Examples.crowded(), UNICODE, 200)))
        .doesNotContain("\u001b");
  }
}
