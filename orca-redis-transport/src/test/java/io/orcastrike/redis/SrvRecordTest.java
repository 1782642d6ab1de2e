package io.orcastrike.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SrvRecordTest {
  private static final int DRAWS = 20_000;

  private static SrvRecord server(String name, int priority, int weight) {
    return new SrvRecord(priority, weight, new Host(name, 1));
  }

  /** Returns the share of draws in which each was the first. */
  private static Map<String, Double> firsts(SrvRecord... records) {
    Random random = new Random(2782);
    Map<String, Double> firsts = new HashMap<>();
    for (int i = 0; i < DRAWS; i++) {
      List<Host> order = SrvRecord.inOrder(Arrays.asList(records), random);
      assertThat(order).hasSize(records.length);
      firsts.merge(order.getFirst().name(), 1.0 / DRAWS, Double::sum);
    }
    return firsts;
  }

  @Test
  void readsWhatTheJdkReturns() {
    assertThat(SrvRecord.of("10 5 6379 r1.02.orca."))
        .isEqualTo(new SrvRecord(10, 5, new Host("r1.02.orca", 6379)));
    assertThat(SrvRecord.of("0 0 0 .").isRefusal()).isTrue();
    assertThat(SrvRecord.of("0 0 1 a.").isRefusal()).isFalse();
    assertThatThrownBy(() -> SrvRecord.of("10 5 a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was \"10 5 a\"");
  }

  @Test
  void triesTheLowestPriorityFirst() {
    for (int seed = 0; seed < 100; seed++) {
      assertThat(
              SrvRecord.inOrder(
                  List.of(server("c", 20, 9), server("a", 0, 0), server("b", 10, 65_535)),
                  new Random(seed)))
          .extracting(Host::name)
          .containsExactly("a", "b", "c");
    }
  }

  /** The chance to be drawn from 0 … 100, of which one number is that of the first in the row. */
  @Test
  void drawsByWeight() {
    Map<String, Double> firsts =
        firsts(server("a", 0, 10), server("b", 0, 30), server("c", 0, 60), server("z", 1, 99));
    assertThat(firsts).containsOnlyKeys("a", "b", "c");
    assertThat(firsts.get("a")).isCloseTo(0.10, within(0.015));
    assertThat(firsts.get("b")).isCloseTo(0.30, within(0.015));
    assertThat(firsts.get("c")).isCloseTo(0.60, within(0.015));
  }

  @Test
  void drawsTheSecondByWeightToo() {
    Random random = new Random(2782);
    int second = 0;
    int draws = 0;
    for (int i = 0; i < DRAWS; i++) {
      List<Host> order =
          SrvRecord.inOrder(
              List.of(server("a", 0, 1000), server("b", 0, 250), server("c", 0, 750)), random);
      if (order.getFirst().name().equals("a")) {
        draws++;
        second += order.get(1).name().equals("c") ? 1 : 0;
      }
    }
    assertThat((double) second / draws).isCloseTo(0.75, within(0.015));
  }

  @Test
  void leavesASmallChanceToWeightZero() {
    Map<String, Double> firsts = firsts(server("heavy", 0, 19), server("none", 0, 0));
    assertThat(firsts.get("none")).isCloseTo(1 / 20.0, within(0.01));
  }

  @Test
  void drawsEvenlyWhereNobodyHasAWeight() {
    Map<String, Double> firsts = firsts(server("a", 0, 0), server("b", 0, 0), server("c", 0, 0));
    assertThat(firsts.values()).allSatisfy(s -> assertThat(s).isCloseTo(1 / 3.0, within(0.015)));
  }
}
