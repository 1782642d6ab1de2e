package io.orcastrike.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.SeriesKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class NameLimitTest {

  @Test
  void keepsTheFirstNamesAndPutsTheRestUnderOne() {
    NameLimit limit = new NameLimit(2, Set.of());

    assertThat(limit.admit("a")).isEqualTo("a");
    assertThat(limit.admit("b")).isEqualTo("b");
    assertThat(limit.overflowed()).isFalse();
    assertThat(limit.admit("c")).isEqualTo(SeriesKey.OTHER);
    assertThat(limit.admit("a")).isEqualTo("a");
    assertThat(limit.overflowed()).isTrue();
  }

  @Test
  void alwaysKeepsTheNamesOfThresholds() {
    NameLimit limit = new NameLimit(1, Set.of("judged"));
    limit.admit("a");
    limit.admit("b");

    assertThat(limit.admit("judged")).isEqualTo("judged");
    assertThat(limit.admit("b")).isEqualTo(SeriesKey.OTHER);
  }

  @Test
  void clipsNamesThatAreTooLong() {
    NameLimit limit = new NameLimit(2, Set.of());
    String name = limit.admit("x".repeat(1_000_000));

    assertThat(name).hasSize(200).endsWith("…");
    assertThat(limit.admit("x".repeat(2_000_000))).isEqualTo(name);
    assertThat(limit.admit("y".repeat(200))).isEqualTo("y".repeat(200));
  }

  @Test
  void neverSplitsANameThatManyThreadsBringAtOnce() throws Exception {
    NameLimit limit = new NameLimit(100, Set.of());
    Set<String> kept = ConcurrentHashMap.newKeySet();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Set<String>>> admitted = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        admitted.add(
            threads.submit(
                () -> {
                  Set<String> others = new HashSet<>();
                  for (int n = 0; n < 2_000; n++) {
                    String name = "name " + n;
                    if (limit.admit(name).equals(name)) {
                      kept.add(name);
                    } else {
                      others.add(name);
                    }
                  }
                  return others;
                }));
      }
      for (Future<Set<String>> others : admitted) {
        assertThat(others.get()).doesNotContainAnyElementsOf(kept);
      }
    }
    assertThat(kept).hasSize(100);
  }
}
