package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.Progress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlainLinesTest {
  @Test
  void isOneLineOfKeysAndValues() {
    assertThat(PlainLines.line(Examples.progress()))
        .isEqualTo(
            "t=72s target=2000/s achieved=1998/s err=0.20% p50=320ms p95=608ms p99=634ms"
                + " thresholds=1/3 drones=2/2 trust=ok");
  }

  @Test
  void printsALineEveryTenSeconds() {
    TestConsole console = new TestConsole();
    PlainLines lines = new PlainLines(console.console().screen());
    for (int second = 0; second <= 30; second++) {
      lines.progressed(at(second));
    }
    assertThat(console.err().lines().map(line -> line.replaceAll(" .*", "")))
        .containsExactly("t=10s", "t=20s", "t=30s");
  }

  private static Progress at(int second) {
    Progress plain = Examples.progress();
    return new Progress(
        Duration.ofSeconds(second),
        plain.planned(),
        plain.state(),
        plain.load(),
        plain.totals(),
        plain.series(),
        plain.recent(),
        plain.oldestRunning(),
        plain.thresholds(),
        plain.errors(),
        plain.drones(),
        plain.losses(),
        plain.untrusted());
  }
}
