package io.orcastrike.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BucketsTest {
  @Test
  void eachValueLiesInItsBucketWhichIsNarrow() {
    for (BucketScale scale : new BucketScale[] {BucketScale.FINE, BucketScale.COARSE}) {
      SplittableRandom random = new SplittableRandom(1);
      for (int i = 0; i < 10_000; i++) {
        long value = random.nextLong(1L << (1 + i % 50));
        int index = scale.index(value);
        long width = scale.upper(index) - scale.lower(index);
        assertThat(value).isGreaterThanOrEqualTo(scale.lower(index)).isLessThan(scale.upper(index));
        assertThat(width).isLessThanOrEqualTo(Math.max(1, value >> scale.bits()));
      }
    }
  }

  @Test
  void holdsWhatTheDistributionHolds() {
    for (int seed = 0; seed < 50; seed++) {
      Distribution distribution = random(seed);
      TreeMap<Integer, Long> expected = new TreeMap<>();
      for (Distribution.Bucket bucket : distribution.buckets()) {
        expected.merge(BucketScale.FINE.index(bucket.upTo()), bucket.count(), Long::sum);
      }
      assertThat(asMap(Buckets.of(distribution, BucketScale.FINE))).isEqualTo(expected);
      assertThat(asMap(Buckets.of(distribution.packed(), BucketScale.FINE))).isEqualTo(expected);
    }
  }

  @Test
  void theSumIsThatOfTheDistributions() {
    for (int seed = 0; seed < 50; seed++) {
      Distribution one = random(seed);
      Distribution other = random(1_000 + seed);
      Buckets sum = Buckets.of(one, BucketScale.FINE).plus(Buckets.of(other, BucketScale.FINE));
      assertThat(asMap(sum)).isEqualTo(asMap(Buckets.of(one.plus(other), BucketScale.FINE)));
    }
  }

  private static TreeMap<Integer, Long> asMap(Buckets buckets) {
    TreeMap<Integer, Long> map = new TreeMap<>();
    for (int i = 0; i < buckets.size(); i++) {
      assertThat(map.put(buckets.index(i), buckets.count(i))).as("a bucket stands once").isNull();
    }
    return map;
  }

  private static Distribution random(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DistributionBuilder builder = new DistributionBuilder();
    for (int i = random.nextInt(3_000); i > 0; i--) {
      builder.record(random.nextLong(1L << (1 + random.nextInt(seed % 2 == 0 ? 12 : 40))));
    }
    return builder.build();
  }
}
