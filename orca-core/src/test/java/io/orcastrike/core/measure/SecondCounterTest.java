package io.orcastrike.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SecondCounterTest {

  @Test
  void givesASliceWhatHappenedInItsSeconds() {
    SecondCounter counter = new SecondCounter();
    counter.add(0, 1);
    counter.add(1, 10);
    counter.add(1, 10);

    assertThat(counter.cut(1)).isEqualTo(1);
    assertThat(counter.cut(1)).isZero();
    assertThat(counter.cut(2)).isEqualTo(20);
  }

  @Test
  void keepsWhatHappenedInTheSecondUnderWay() {
    SecondCounter counter = new SecondCounter();
    counter.add(5, 1);
    counter.add(6, 2);
    counter.add(7, 4);

    assertThat(counter.cut(6)).isEqualTo(1);
    assertThat(counter.cut(7)).isEqualTo(2);
    assertThat(counter.cutAll()).isEqualTo(4);
  }

  @Test
  void putsWhatComesLateIntoTheNextSliceHoweverLate() {
    for (int late = 1; late <= 20; late++) {
      SecondCounter counter = new SecondCounter();
      counter.add(30, 1);
      counter.cut(30);
      counter.add(30 - late, 100);
      assertThat(counter.cut(31)).as("%d s late", late).isEqualTo(101);
    }
  }

  @Test
  void givesALongSliceAllOfItsSeconds() {
    for (int length = 1; length <= 12; length++) {
      SecondCounter counter = new SecondCounter();
      for (int second = 0; second <= length; second++) {
        counter.add(second, 1);
      }
      assertThat(counter.cut(length)).as("%d s", length).isEqualTo(length);
      assertThat(counter.cut(length + 1)).isEqualTo(1);
    }
  }

  @Test
  void givesASliceItsSecondsAfterAnyGap() {
    for (long seed = 0; seed < 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      SecondCounter counter = new SecondCounter();
      long[] happened = new long[60];
      int second = 0;
      int cut = 0;
      while (second < 50) {
        second += random.nextInt(4);
        for (int i = random.nextInt(3); i > 0; i--) {
          counter.add(second, 1);
          happened[second]++;
        }
        if (random.nextBoolean()) {
          long expected = 0;
          for (; cut < second; cut++) {
            expected += happened[cut];
          }
          assertThat(counter.cut(second)).as("seed %d", seed).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void losesNothingThatManyThreadsCount() throws Exception {
    SecondCounter counter = new SecondCounter();
    AtomicInteger second = new AtomicInteger();
    AtomicLong cut = new AtomicLong();
    int writers = 4;
    int each = 200_000;
    try (ExecutorService threads = Executors.newFixedThreadPool(writers + 1)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        SplittableRandom random = new SplittableRandom(i);
        running.add(
            threads.submit(
                () -> {
                  for (int j = 0; j < each; j++) {
                    counter.add(Math.max(0, second.get() - random.nextInt(7)), 1);
                    if (j % 1_000 == 0) {
                      second.incrementAndGet();
                    }
                  }
                }));
      }
      running.add(
          threads.submit(
              () -> {
                while (second.get() < writers * each / 1_000) {
                  cut.addAndGet(counter.cut(second.get()));
                }
              }));
      for (Future<?> task : running) {
        task.get();
      }
    }

    assertThat(cut.get() + counter.cutAll()).isEqualTo((long) writers * each);
  }
}
