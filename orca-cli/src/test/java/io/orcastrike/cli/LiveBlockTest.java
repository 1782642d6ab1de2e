package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.Progress;
import io.orcastrike.report.ThresholdResult;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveBlockTest {
  private static final Look UNICODE = new Look(true, false, true);
  private static final Look ASCII = new Look(true, false, false);

  @Test
  void showsHowTheRunStands() {
    List<String> lines = LiveBlock.lines(Examples.INFO, Examples.progress(), UNICODE, 120);
    assertThat(String.join("\n", lines))
        .isEqualTo(
            """
            orca  shop  run 7f3a  01:12 / 05:00  ███████████▌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ 24 %
            load      target 2 000/s   achieved 1 998/s   in flight 412       ▁▂▂▃▄▅▅▆▇█
            latency   p50 320   p95 608   p99 634   p99.9 639   max 641 ms   (service p99 317)
            errors    0.20 % (288)   timeout 201 · http # ?[31mred  87   dropped 300
            threshold ✗ p99.9 < 200 ms (212 ms) since 00:41   ✓ p99 < 250 ms (96.0 ms)
                      ∅ errorRate < 1 % over 30 s or abort (no data yet)
            slowest   card 95.1 ms 13.9/s · search 60.4 ms 13.9/s · login 21.8 ms 13.9/s
            drones    2 working  0 late  0 lost   cpu max 61 %   lag p99 0.40 ms   gc max 0.3 %   → trustworthy\
            """);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80, 120, 200})
  void neverGetsWiderThanTheTerminal(int width) {
    for (Look look : List.of(UNICODE, ASCII)) {
      assertThat(LiveBlock.lines(Examples.INFO, crowded(), look, width))
          .hasSizeLessThanOrEqualTo(14)
          .allMatch(line -> line.length() <= width);
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
    assertThat(LiveBlock.lines(Examples.INFO, crowded(), ASCII, 120))
        .allSatisfy(line -> assertThat(line).isASCII());
  }

  @Test
  void saysWhyNumbersCannotBeBelieved() {
    List<String> lines = LiveBlock.lines(Examples.INFO, crowded(), UNICODE, 120);
    assertThat(lines).anyMatch(line -> line.endsWith("→ not trustworthy"));
    assertThat(lines.get(lines.size() - 1)).isEqualTo("          second reason");
  }

  @Test
  void obeysNoTargetThatSendsEscapeSequences() {
    assertThat(String.join("", LiveBlock.lines(Examples.INFO, crowded(), UNICODE, 200)))
        .doesNotContain("\u001b");
  }

  private static Progress crowded() {
    Progress plain = Examples.progress();
    List<ThresholdResult> many = Collections.nCopies(40, Examples.THRESHOLDS.get(1));
    return new Progress(
        plain.elapsed(),
        plain.planned(),
        plain.state(),
        plain.load(),
        plain.totals(),
        plain.series(),
        plain.recent(),
        Duration.ofMinutes(3),
        many,
        plain.errors(),
        plain.drones(),
        plain.losses(),
        List.of("first reason", "second reason", "third reason"));
  }
}
