package io.orcastrike.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DistributionTest {

  @Test
  void ofPartsIsBitForBitTheOneOfTheWhole() {
    for (long seed = 0; seed < 80; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int parts = 1 + random.nextInt(17);
      DistributionBuilder whole = new DistributionBuilder();
      List<DistributionBuilder> builders = new ArrayList<>();
      for (int i = 0; i < parts; i++) {
        builders.add(new DistributionBuilder());
      }
      for (int i = random.nextInt(2_000); i > 0; i--) {
        long value = value(random);
        whole.record(value);
        builders.get(random.nextInt(parts)).record(value);
      }
      DistributionBuilder added = new DistributionBuilder();
      Distribution plus = Distribution.EMPTY;
      DistributionBuilder ofBuilders = new DistributionBuilder();
      for (DistributionBuilder builder : builders) {
        Distribution sent = Distribution.decode(builder.build().encoded());
        added.add(sent);
        plus = sent.plus(plus);
        ofBuilders.add(builder);
      }

      for (Distribution sum : List.of(added.build(), plus, ofBuilders.build())) {
        assertThat(sum).as("seed %d", seed).isEqualTo(whole.build());
        assertThat(sum.encoded()).as("seed %d", seed).isEqualTo(whole.build().encoded());
      }
    }
  }

  @Test
  void isBitForBitTheSameAlsoFromABuilderThatHeldLargeValuesBefore() {
    DistributionBuilder used = new DistributionBuilder();
    used.record(Long.MAX_VALUE);
    used.clear();
    used.record(5);
    DistributionBuilder fresh = new DistributionBuilder();
    fresh.record(5);

    assertThat(used.build()).isEqualTo(fresh.build());
    assertThat(used.build().encoded()).isEqualTo(fresh.build().encoded());
  }

  @Test
  void isExactToThreeDigits() {
    SplittableRandom random = new SplittableRandom(4);
    long[] values = new long[10_000];
    DistributionBuilder builder = new DistributionBuilder();
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = value(random);
      sum += values[i];
      builder.record(values[i]);
    }
    Arrays.sort(values);
    Distribution distribution = builder.build();

    assertThat(distribution.count()).isEqualTo(values.length);
    for (double percent : new double[] {0.01, 1, 50, 90, 95, 99, 99.9, 100}) {
      long exact = values[(int) Math.ceil(percent / 100 * values.length - 1e-6) - 1];
      assertThat((double) distribution.percentile(percent))
          .isCloseTo(exact, within(exact * 0.001 + 1));
    }
    assertThat((double) distribution.max()).isCloseTo(values[9_999], within(values[9_999] * 0.001));
    assertThat((double) distribution.min()).isCloseTo(values[0], within(values[0] * 0.001 + 1));
    assertThat(distribution.mean()).isCloseTo(sum / values.length, within(sum * 1e-7));
  }

  @Test
  void isNeverClamped() {
    DistributionBuilder builder = new DistributionBuilder();
    builder.record(Long.MAX_VALUE / 2);
    builder.record(-5);

    assertThat(builder.build().max()).isEqualTo(Long.MAX_VALUE / 2);
    assertThat(builder.build().min()).isZero();
    assertThat(Distribution.decode(builder.build().encoded())).isEqualTo(builder.build());
  }

  @Test
  void tellsTheShareAtOrBelowAValue() {
    DistributionBuilder builder = new DistributionBuilder();
    for (int value = 1; value <= 1_000; value++) {
      builder.record(value);
    }

    assertThat(builder.build().shareAtOrBelow(250)).isCloseTo(0.25, within(1e-9));
    assertThat(builder.build().shareAtOrBelow(0)).isZero();
    assertThat(builder.build().shareAtOrBelow(5_000)).isEqualTo(1);
  }

  @Test
  void hasBucketsInRisingOrderThatSumToItsCount() {
    DistributionBuilder builder = new DistributionBuilder();
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 500; i++) {
      builder.record(value(random));
    }
    List<Distribution.Bucket> buckets = builder.build().buckets();

    assertThat(buckets.stream().mapToLong(Distribution.Bucket::count).sum()).isEqualTo(500);
    assertThat(buckets).extracting(Distribution.Bucket::upTo).isSorted();
  }

  @Test
  void thatIsEmptyHasNothing() {
    Distribution empty = Distribution.EMPTY;

    assertThat(empty.isEmpty()).isTrue();
    assertThat(empty.percentile(99)).isZero();
    assertThat(empty.mean()).isZero();
    assertThat(empty.max()).isZero();
    assertThat(empty.min()).isZero();
    assertThat(empty.buckets()).isEmpty();
    assertThat(Distribution.decode(empty.encoded())).isEqualTo(empty);
    assertThat(new DistributionBuilder().build()).isEqualTo(empty);
    assertThat(empty.plus(empty)).isEqualTo(empty);
  }

  @Test
  void doesNotChangeWhileItsBuilderGoesOn() {
    DistributionBuilder builder = new DistributionBuilder();
    builder.record(1);
    Distribution before = builder.build();
    builder.record(1_000_000);
    builder.clear();

    assertThat(before.count()).isEqualTo(1);
    assertThat(before.max()).isEqualTo(1);
  }

  @Test
  void isReadByManyThreadsAtOnce() throws Exception {
    DistributionBuilder builder = new DistributionBuilder();
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 5_000; i++) {
      builder.record(value(random));
    }
    Distribution distribution = builder.build();
    double mean = distribution.mean();
    byte[] encoded = distribution.encoded();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> readers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        readers.add(
            threads.submit(
                () -> {
                  for (int j = 0; j < 100; j++) {
                    assertThat(distribution.mean()).isEqualTo(mean);
                    assertThat(distribution.encoded()).isEqualTo(encoded);
                    assertThat(distribution.buckets()).isNotEmpty();
                  }
                }));
      }
      for (Future<?> reader : readers) {
        reader.get();
      }
    }
  }

  private static long value(SplittableRandom random) {
    return random.nextLong(1L << (1 + random.nextInt(40)));
  }
}
