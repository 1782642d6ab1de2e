package io.orcastrike.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.SlowIteration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SlowLogTest {

  @Test
  void admitsOnlyWhatIsAmongTheSlowest() {
    SlowLog log = new SlowLog();
    assertThat(log.admits(0)).isTrue();
    for (int i = 1; i <= SlowIteration.MOST; i++) {
      log.add(slow(i, 10 * i));
    }

    assertThat(log.admits(10)).isFalse();
    assertThat(log.admits(11)).isTrue();
    log.add(slow(9, 10)); // had asked before
    log.add(slow(10, 11));
    assertThat(log.cut()).extracting(SlowIteration::number).containsExactly(2L, 3L, 4L, 5L, 10L);
  }

  @Test
  void tellsOfEachOnce() {
    SlowLog log = new SlowLog();
    log.add(slow(1, 10));

    assertThat(log.cut()).hasSize(1);
    assertThat(log.cut()).isEmpty();
    log.add(slow(2, 5));
    assertThat(log.cut()).extracting(SlowIteration::number).containsExactly(2L);
  }

  @Test
  void whatDronesSendHoldsTheSlowestOfAll() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 200; round++) {
      List<SlowIteration> all = new ArrayList<>();
      List<SlowLog> drones = List.of(new SlowLog(), new SlowLog(), new SlowLog());
      SlowSums sums = new SlowSums();
      for (int number = 0; number < 200; number++) {
        SlowIteration iteration = slow(number, random.nextLong(1L << 40));
        all.add(iteration);
        SlowLog drone = drones.get(random.nextInt(3));
        if (drone.admits(iteration.responseMicros())) {
          drone.add(iteration);
        }
        if (random.nextInt(10) == 0) {
          add(sums, drones.get(random.nextInt(3)));
        }
      }
      drones.forEach(drone -> add(sums, drone));

      assertThat(sums.slowest())
          .isEqualTo(
              all.stream()
                  .sorted(Comparator.comparingLong(SlowIteration::responseMicros).reversed())
                  .limit(SlowIteration.MOST)
                  .toList());
    }
  }

  @Test
  void theSumIsBoundWhateverScenariosThereAre() {
    SlowSums sums = new SlowSums();
    SlowIteration some = slow(1, 1);
    List<SlowIteration> many = new ArrayList<>();
    for (int i = 0; i < 2 * SlowSums.MOST; i++) {
      many.add(
          new SlowIteration("load" + i, "a", i, 0, 0, 0, i, i, some.outcome(), "", List.of(), 0));
    }
    many.forEach(one -> add(sums, List.of(one)));

    assertThat(sums.slowest()).hasSize(SlowSums.MOST);
  }

  private static void add(SlowSums sums, SlowLog drone) {
    add(sums, drone.cut());
  }

  private static void add(SlowSums sums, List<SlowIteration> sent) {
    Slices slices = Slices.second(0);
    sent.forEach(slices::slow);
    sums.add(slices.build());
  }

  private static SlowIteration slow(long number, long micros) {
    return Slices.second(0).slow(number, micros).build().slowest().get(0);
  }
}
