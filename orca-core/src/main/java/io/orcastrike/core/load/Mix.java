package io.orcastrike.core.load;

import io.orcastrike.api.Feeder;
import io.orcastrike.api.Scenario;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Which scenario a number runs. In each block of as many numbers as the weights sum to, every
 * scenario stands exactly as often as its weight says, in an order seeded by the block; so shares
 * are exact, and how often a scenario came before a number follows without counting.
 *
 * <p>Safe for use by many threads.
 */
final class Mix {
  private final List<Scenario> scenarios;
  private final long seed;
  private final int size;

  /** The block drawn last: numbers are mostly asked for in order. */
  private volatile Block drawn;

  private static final class Block {
    private final long index;
    private final int[] scenarioAt;

    Block(long index, int[] scenarioAt) {
      this.index = index;
      this.scenarioAt = scenarioAt;
    }
  }

  Mix(List<Scenario> scenarios, long seed) {
    this.scenarios = scenarios;
    this.seed = seed;
    this.size = scenarios.stream().mapToInt(Scenario::weight).sum();
    this.drawn = draw(0);
  }

  /** Returns the place of a number's scenario in the list. */
  int scenarioOf(long number) {
    return block(number / size).scenarioAt[(int) (number % size)];
  }

  /** Returns how many numbers below this one run a scenario that declares a feeder. */
  long ordinal(long number, Feeder<?> feeder) {
    Block block = block(number / size);
    int within = (int) (number % size);
    long rank = 0;
    for (int i = 0; i < within; i++) {
      rank += declares(feeder).test(scenarios.get(block.scenarioAt[i])) ? 1 : 0;
    }
    return number / size * weight(feeder) + rank;
  }

  /** Returns the number at which a feeder's ordinal is reached: the inverse of {@link #ordinal}. */
  long numberOf(long ordinal, Feeder<?> feeder) {
    long weight = weight(feeder);
    Block block = draw(ordinal / weight);
    long rank = ordinal % weight;
    for (int i = 0; i < size; i++) {
      if (declares(feeder).test(scenarios.get(block.scenarioAt[i])) && rank-- == 0) {
        return ordinal / weight * size + i;
      }
    }
    throw new AssertionError("a block holds every scenario as often as its weight");
  }

  private long weight(Feeder<?> feeder) {
    return scenarios.stream().filter(declares(feeder)).mapToLong(Scenario::weight).sum();
  }

  private static Predicate<Scenario> declares(Feeder<?> feeder) {
    return scenario -> scenario.feeders().contains(feeder);
  }

  private Block block(long index) {
    Block block = drawn;
    if (block.index != index && scenarios.size() > 1) {
      block = draw(index);
      drawn = block;
    }
    return block;
  }

  /** Shuffles as Fisher and Yates do. */
  private Block draw(long index) {
    int[] order = new int[size];
    int place = 0;
    for (int scenario = 0; scenario < scenarios.size(); scenario++) {
      for (int i = 0; i < scenarios.get(scenario).weight(); i++) {
        order[place++] = scenario;
      }
    }
    if (scenarios.size() > 1) {
      SplittableRandom random = new SplittableRandom(Seeds.fold(seed, index));
      for (int i = size - 1; i > 0; i--) {
        int other = random.nextInt(i + 1);
        int moved = order[i];
        order[i] = order[other];
        order[other] = moved;
      }
    }
    return new Block(index, order);
  }
}
