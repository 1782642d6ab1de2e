package io.orcastrike.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.Feeder;
import io.orcastrike.api.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MixTest {
  private static final Feeder<String> FEEDER = Feeder.of("feeder", List.of("a", "b"));

  @Test
  void hasExactSharesInEveryBlock() {
    Mix mix = new Mix(List.of(scenario("a", 7), scenario("b", 2), scenario("c", 1)), 5);
    for (int block = 0; block < 200; block++) {
      assertThat(counts(mix, block * 10L, 1, 10, 3)).containsExactly(7, 2, 1);
    }
  }

  @Test
  void isShuffledAnewInEveryBlock() {
    Mix mix = new Mix(List.of(scenario("a", 5), scenario("b", 5)), 5);
    Set<List<Integer>> orders = new HashSet<>();
    for (int block = 0; block < 100; block++) {
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        order.add(mix.scenarioOf(block * 10L + i));
      }
      orders.add(order);
    }

    assertThat(orders).hasSizeGreaterThan(60);
  }

  @Test
  void givesEveryDroneAboutTheSameShares() {
    int each = 4_000;
    for (int drones = 2; drones <= 17; drones++) {
      Mix mix = new Mix(List.of(scenario("a", 1), scenario("b", 1)), 9);
      for (int drone = 0; drone < drones; drone++) {
        int[] counts = counts(mix, drone, drones, each, 2);
        assertThat(counts[0])
            .as("drone %d of %d", drone, drones)
            .isBetween(each / 2 - 150, each / 2 + 150);
      }
    }
  }

  @Test
  void isTheSameInAnyOrder() {
    List<Scenario> scenarios = List.of(scenario("a", 3), scenario("b", 4));
    Mix inOrder = new Mix(scenarios, 1);
    int[] expected = new int[700];
    for (int n = 0; n < 700; n++) {
      expected[n] = inOrder.scenarioOf(n);
    }
    SplittableRandom random = new SplittableRandom(2);
    Mix anyOrder = new Mix(scenarios, 1);
    for (int i = 0; i < 2_000; i++) {
      int n = random.nextInt(700);
      assertThat(anyOrder.scenarioOf(n)).isEqualTo(expected[n]);
    }
  }

  @Test
  void differsWithTheSeed() {
    List<Scenario> scenarios = List.of(scenario("a", 8), scenario("b", 8));
    Mix one = new Mix(scenarios, 1);
    Mix other = new Mix(scenarios, 2);
    List<Integer> first = new ArrayList<>();
    List<Integer> second = new ArrayList<>();
    for (int n = 0; n < 64; n++) {
      first.add(one.scenarioOf(n));
      second.add(other.scenarioOf(n));
    }

    assertThat(first).isNotEqualTo(second);
  }

  @Test
  void findsOrdinalsWithoutCountingAndNumbersOfOrdinals() {
    for (int seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Scenario> scenarios = new ArrayList<>();
      int size = 1 + random.nextInt(5);
      for (int i = 0; i < size; i++) {
        boolean fed = i == 0 || random.nextBoolean();
        int weight = 1 + random.nextInt(6);
        scenarios.add(fed ? fed("s" + i, weight) : scenario("s" + i, weight));
      }
      Mix mix = new Mix(scenarios, seed);
      long counted = 0;
      for (long n = 0; n < 300; n++) {
        assertThat(mix.ordinal(n, FEEDER)).isEqualTo(counted);
        if (scenarios.get(mix.scenarioOf(n)).feeders().contains(FEEDER)) {
          assertThat(mix.numberOf(counted, FEEDER)).isEqualTo(n);
          counted++;
        }
      }
    }
  }

  private static int[] counts(Mix mix, long first, int stride, int numbers, int scenarios) {
    int[] counts = new int[scenarios];
    Arrays.fill(counts, 0);
    for (int i = 0; i < numbers; i++) {
      counts[mix.scenarioOf(first + (long) i * stride)]++;
    }
    return counts;
  }

  private static Scenario scenario(String name, int weight) {
    return new Scenario(name, weight, iteration -> {}, List.of());
  }

  private static Scenario fed(String name, int weight) {
    return new Scenario(name, weight, iteration -> {}, List.of(FEEDER));
  }
}
