package io.orcastrike.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.Course;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CoursesTest {
  private static final SeriesKey PAY = new SeriesKey("w", "pay", "", Outcome.SUCCEEDED, false);
  private static final SeriesKey CARD = new SeriesKey("w", "pay", "card", Outcome.FAILED, false);

  @Test
  void keepsSecondsApartAsLongAsThereIsRoom() {
    Courses courses = new Courses();
    for (int second = 0; second < 120; second++) {
      courses.add(second, tally(PAY, second));
    }

    Course course = courses.with(Map.of()).getFirst();
    assertThat(course.key()).isEqualTo(PAY);
    assertThat(course.blocks()).hasSize(120);
    assertThat(course.blocks().get(7).fromSecond()).isEqualTo(7);
    assertThat(course.blocks().get(7).toSecond()).isEqualTo(8);
    assertThat(course.blocks().get(7).response()).isEqualTo(values(7));
  }

  @Test
  void joinsNeighboursAtWholeMultiplesOfTheGrain() {
    Map<Integer, Integer> grains =
        Map.of(121, 5, 600, 5, 601, 10, 1_200, 10, 1_201, 30, 3_601, 60, 7_201, 300, 86_400, 900);
    grains.forEach(
        (seconds, grain) -> {
          Courses courses = new Courses();
          for (int second = 0; second < seconds; second++) {
            courses.add(second, tally(PAY, 1));
          }
          List<Course.Block> blocks = courses.with(Map.of()).getFirst().blocks();

          assertThat(blocks).hasSizeLessThanOrEqualTo(Courses.MOST);
          for (int i = 0; i < blocks.size(); i++) {
            assertThat(blocks.get(i).fromSecond()).isEqualTo(i * grain);
            assertThat(blocks.get(i).toSecond()).isEqualTo(Math.min(seconds, (i + 1) * grain));
          }
        });
  }

  @Test
  void everyValueStandsInExactlyOneBlockHoweverLongTheRun() {
    SplittableRandom random = new SplittableRandom(7);
    Courses courses = new Courses();
    DistributionBuilder pay = new DistributionBuilder();
    DistributionBuilder card = new DistributionBuilder();
    for (int second = 0; second < 5_000; second++) {
      Tally tally = new Tally();
      if (random.nextInt(3) > 0) {
        long value = random.nextInt(1_000_000);
        tally = tally(PAY, value);
        pay.record(value);
      }
      if (random.nextInt(20) == 0) {
        tally.add(tally(CARD, second));
        card.record(second);
      }
      courses.add(second, tally);
    }

    List<Course> all = courses.with(Map.of(5_000, tally(PAY, 5)));
    pay.record(5);
    assertThat(all).extracting(Course::key).containsExactly(PAY, CARD);
    assertThat(sum(all.get(0))).isEqualTo(pay.build());
    assertThat(sum(all.get(1))).isEqualTo(card.build());
    assertThat(all.get(1).blocks()).allMatch(block -> block.response().isEmpty());
  }

  @Test
  void whatIsAskedForMeanwhileDoesNotChangeWhatFollows() {
    Courses courses = new Courses();
    courses.add(0, tally(PAY, 1));
    assertThat(courses.with(Map.of(1, tally(PAY, 2))).getFirst().blocks()).hasSize(2);

    courses.add(1, tally(PAY, 3));
    assertThat(sum(courses.with(Map.of()).getFirst())).isEqualTo(values(1, 3));
  }

  private static Distribution sum(Course course) {
    return course.blocks().stream()
        .map(course::judged)
        .reduce(Distribution.EMPTY, Distribution::plus);
  }

  private static Tally tally(SeriesKey key, long value) {
    Distribution response = key.isIteration() ? values(value) : Distribution.EMPTY;
    Tally tally = new Tally();
    tally.add(
        new Slice(
            0,
            1,
            List.of(),
            List.of(new Series(key, response, values(value), 0)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Slice.Generator.UNKNOWN));
    return tally;
  }

  private static Distribution values(long... values) {
    DistributionBuilder builder = new DistributionBuilder();
    for (long value : values) {
      builder.record(value);
    }
    return builder.build();
  }
}
