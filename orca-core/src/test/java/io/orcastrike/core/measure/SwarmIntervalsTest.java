package io.orcastrike.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SwarmIntervalsTest {

  private static List<Interval> seconds(int count) {
    SplittableRandom random = new SplittableRandom(count);
    List<Interval> seconds = new ArrayList<>();
    for (int second = 0; second < count; second++) {
      seconds.add(
          new Interval(
              second,
              second + 1,
              random.nextInt(99),
              random.nextInt(99),
              random.nextInt(99),
              random.nextInt(99),
              random.nextInt(99),
              second,
              Slices.micros(random.nextInt(9_000)),
              Slices.micros(random.nextInt(9_000), 3)));
    }
    return seconds;
  }

  private static List<Interval> through(List<Interval> seconds) {
    List<Interval> closed = new ArrayList<>();
    SwarmIntervals intervals = new SwarmIntervals(closed::add);
    seconds.forEach(intervals::add);
    intervals.close();
    return closed;
  }

  @Test
  void areTenSecondsLongButTheLast() {
    List<Interval> seconds = seconds(37);
    List<Interval> closed = through(seconds);
    assertThat(closed).extracting(Interval::fromSecond).containsExactly(0, 10, 20, 30);
    assertThat(closed).extracting(Interval::toSecond).containsExactly(10, 20, 30, 37);
    assertThat(closed).extracting(Interval::inFlight).containsExactly(9L, 19L, 29L, 36L);
    assertThat(closed.stream().reduce(Interval::join))
        .isEqualTo(seconds.stream().reduce(Interval::join));
  }

  @Test
  void areNotClosedTwice() {
    List<Interval> closed = new ArrayList<>();
    SwarmIntervals intervals = new SwarmIntervals(closed::add);
    seconds(20).forEach(intervals::add);
    intervals.close();
    intervals.close();
    assertThat(closed).hasSize(2);
  }

  @Test
  void areTheSameWhereverALeaderTookUpTheRun() {
    for (int length = 0; length <= 31; length++) {
      List<Interval> seconds = seconds(length);
      for (int taken = 0; taken <= length; taken++) {
        List<Interval> closed = new ArrayList<>();
        SwarmIntervals earlier = new SwarmIntervals(closed::add);
        seconds.subList(0, taken).forEach(earlier::add);
        SwarmIntervals later = new SwarmIntervals(closed::add);
        seconds.subList(0, taken).forEach(later::restore);
        seconds.subList(taken, length).forEach(later::add);
        later.close();
        assertThat(closed).as("%d of %d", taken, length).isEqualTo(through(seconds));
      }
    }
  }
}
