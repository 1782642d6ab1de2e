package io.orcastrike.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

  @Test
  void keepsSecondsApartAsLongAsThereIsRoom() {
    assertThat(timeline(600).intervals()).hasSize(600).allMatch(part -> part.seconds() == 1);
  }

  @Test
  void joinsNeighboursWhenThereIsNoRoomLeft() {
    List<Interval> intervals = timeline(601).intervals();

    assertThat(intervals).hasSize(301);
    assertThat(intervals.get(0).toSecond()).isEqualTo(2);
    assertThat(intervals.get(300).fromSecond()).isEqualTo(600);
    assertThat(intervals.get(300).toSecond()).isEqualTo(601);
  }

  @Test
  void neverExceedsItsLimitAndNeverLosesOrDoublesASecond() {
    for (int seconds : new int[] {1, 599, 600, 601, 1_199, 1_200, 1_201, 2_400, 10_000, 86_400}) {
      List<Interval> intervals = timeline(seconds).intervals();

      assertThat(intervals).hasSizeLessThanOrEqualTo(Timeline.MOST);
      int next = 0;
      long started = 0;
      for (Interval part : intervals) {
        assertThat(part.fromSecond()).isEqualTo(next);
        next = part.toSecond();
        assertThat(part.started()).isEqualTo(part.seconds());
        assertThat(part.inFlight()).isEqualTo(next - 1);
        started += part.started();
      }
      assertThat(next).isEqualTo(seconds);
      assertThat(started).isEqualTo(seconds);
    }
  }

  @Test
  void tellsTheLastIntervals() {
    assertThat(timeline(100).last(60))
        .hasSize(60)
        .last()
        .extracting(Interval::fromSecond)
        .isEqualTo(99);
    assertThat(timeline(5).last(60)).hasSize(5);
    assertThat(timeline(0).last(60)).isEmpty();
  }

  private static Timeline timeline(int seconds) {
    Timeline timeline = new Timeline();
    for (int second = 0; second < seconds; second++) {
      timeline.add(
          new Interval(
              second, second + 1, 1, 1, 1, 0, 0, second, Distribution.EMPTY, Distribution.EMPTY));
    }
    return timeline;
  }
}
