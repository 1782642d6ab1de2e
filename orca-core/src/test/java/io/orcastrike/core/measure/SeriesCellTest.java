package io.orcastrike.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SeriesCellTest {
  private final SeriesCell cell = new SeriesCell(Slices.key("a", "", Outcome.SUCCEEDED));

  @Test
  void givesASliceWhatWasRecordedInItsSeconds() {
    cell.record(0, 20, 10, 1);
    cell.record(1, 40, 30, 2);

    Series first = cell.cut(1);
    assertThat(first.response()).isEqualTo(Slices.micros(20));
    assertThat(first.service()).isEqualTo(Slices.micros(10));
    assertThat(first.pausedMicros()).isEqualTo(1);
    assertThat(cell.cut(1).count()).isZero();
    assertThat(cell.cut(2).service()).isEqualTo(Slices.micros(30));
  }

  @Test
  void putsWhatComesLateIntoTheNextSlice() {
    cell.record(3, 0, 30, 0);
    cell.record(1, 0, 10, 0);

    assertThat(cell.cut(3).service()).isEqualTo(Slices.micros(10));
    cell.record(0, 0, 5, 0);
    assertThat(cell.cut(4).service()).isEqualTo(Slices.micros(5, 30));
  }

  @Test
  void keepsWhatWasRecordedInTheSecondUnderWay() {
    cell.record(2, 0, 10, 0);

    assertThat(cell.cut(2).count()).isZero();
    assertThat(cell.cut(Integer.MAX_VALUE).count()).isEqualTo(1);
  }

  @Test
  void holdsNoResponseOfSteps() {
    SeriesCell step = new SeriesCell(Slices.key("a", "step", Outcome.SUCCEEDED));
    step.record(0, 99, 10, 0);

    assertThat(step.cut(1).response().isEmpty()).isTrue();
  }

  @Test
  void losesNothingThatManyThreadsRecord() throws Exception {
    int writers = 4;
    int each = 50_000;
    AtomicInteger second = new AtomicInteger();
    List<Series> parts = new ArrayList<>();
    DistributionBuilder expected = new DistributionBuilder();
    for (int i = 0; i < writers; i++) {
      SplittableRandom random = new SplittableRandom(i);
      for (int j = 0; j < each; j++) {
        expected.record(random.nextInt(1_000_000));
      }
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        SplittableRandom random = new SplittableRandom(i);
        running.add(
            threads.submit(
                () -> {
                  for (int j = 0; j < each; j++) {
                    long value = random.nextInt(1_000_000);
                    cell.record(second.get(), value, value, 1);
                    if (j % 1_000 == 0) {
                      second.incrementAndGet();
                    }
                  }
                }));
      }
      while (running.stream().anyMatch(task -> !task.isDone())) {
        parts.add(cell.cut(second.get()));
        Thread.yield();
      }
      for (Future<?> task : running) {
        task.get();
      }
    }
    parts.add(cell.cut(Integer.MAX_VALUE));

    SeriesSum sum = new SeriesSum(Slices.key("a", "", Outcome.SUCCEEDED));
    parts.forEach(sum::add);
    assertThat(sum.build().service()).isEqualTo(expected.build());
    assertThat(sum.build().response().encoded()).isEqualTo(expected.build().encoded());
    assertThat(sum.build().pausedMicros()).isEqualTo((long) writers * each);
  }
}
