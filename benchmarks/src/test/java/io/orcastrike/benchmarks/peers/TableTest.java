package io.orcastrike.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final Site SITE = new Site(Path.of(""), Path.of(""));
  private static final Peer WRK = new Peer(SITE, "wrk", "wrk 4.1", Map.of("highest", 0));
  private static final Peer ORCA = new Peer(SITE, "orca", "Orca", Map.of("highest", 0));
  private static final Peer ABSENT = new Peer(SITE, "other", "Other", Map.of());

  private final Figures figures = new Figures();

  @Test
  void showsMediansSpreadAndRatios() {
    List.of(7.0, 8.0, 7.5).forEach(value -> figures.add("wrk", "cpu", value));
    List.of(9.0, 9.0, 9.0).forEach(value -> figures.add("orca", "cpu", value));

    assertThat(Table.text(new Asked(), 3, List.of(WRK, ORCA, ABSENT), figures))
        .isEqualTo(
            """

            **What it costs** (medians of 3 rounds)

            |  | µs | × wrk | truth |
            |---|---|---|---|
            | wrk 4.1 | 7.50 (7–8) | 1 | – |
            | Orca | 9 | 1.20 | – |
            """);
  }

  @Test
  void knowsWhatAPeerDoesNotReport() {
    Peer peer = new Peer(SITE, "wrk2", "wrk2", Peer.leads("stall+10 start"));

    assertThat(peer.can("highest")).isFalse();
    assertThat(peer.can("start")).isTrue();
    assertThat(peer.lead("start")).isZero();
    assertThat(peer.lead("stall")).isEqualTo(10);
  }

  @Test
  void comparesWithTheTruth() {
    figures.add("orca", "p99", 7.5);
    figures.add("orca", "true p99", 5);

    assertThat(new Column.Against("p99", "p99", "true p99").cell(figures, "orca"))
        .isEqualTo("7.50 (×1.50)");
  }

  @Test
  void writesNumbersWithThreeDigits() {
    assertThat(List.of(0.0, 5.0, 1.234, 12.34, 123.4, 137_123.0))
        .extracting(Figures::number)
        .containsExactly("0", "5", "1.23", "12.3", "123", "137,123");
  }

  private record Asked() implements Case {
    @Override
    public String name() {
      return "asked";
    }

    @Override
    public String title() {
      return "What it costs";
    }

    @Override
    public String work() {
      return "highest";
    }

    @Override
    public int rounds() {
      return 3;
    }

    @Override
    public Map<String, Double> ask(Peer peer, Site site) throws IOException {
      return Map.of();
    }

    @Override
    public List<Column> columns() {
      return List.of(
          new Column.Of("µs", "cpu"),
          new Column.Times("× wrk", "cpu", "wrk"),
          new Column.Against("truth", "p99", "true p99"));
    }
  }
}
