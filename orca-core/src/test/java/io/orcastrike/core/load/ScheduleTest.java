package io.orcastrike.core.load;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.LoadProfile.iterations;
import static io.orcastrike.api.LoadProfile.users;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.LoadProfile;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void endsAtTheRunsLongestDurationIfThatIsShorter() {
    LoadProfile profile = arrivalRate(perSecond(10)).hold(Duration.ofSeconds(5));

    assertThat(shaped(profile, 1, Optional.of(SECOND)).duration()).isEqualTo(SECOND);
    assertThat(shaped(profile, 1, Optional.of(SECOND)).planned()).hasValue(10);
    assertThat(shaped(profile, 1, Optional.of(SECOND.multipliedBy(9))).planned()).hasValue(50);
    assertThat(shaped(iterations(5), 1, Optional.of(SECOND)).duration()).isEqualTo(SECOND);
  }

  @Test
  void scalesEveryKindOfLoad() {
    Optional<Duration> whole = Optional.empty();

    assertThat(shaped(arrivalRate(perSecond(10)).hold(SECOND), 2, whole).planned()).hasValue(20);
    assertThat(shaped(iterations(10), 0.5, whole).planned()).hasValue(5);
    assertThat(shaped(iterations(10), 0.0001, whole).planned()).hasValue(1);
    assertThat(shaped(users(10).hold(SECOND), 0.5, whole).users()).isEqualTo(5);
  }

  @Test
  void tellsTheTargetAtATime() {
    LoadProfile ramp = arrivalRate(perSecond(0)).rampTo(perSecond(10), SECOND);

    assertThat(shaped(ramp, 1, Optional.empty()).target(0.5)).isEqualTo(5);
    assertThat(shaped(users(3).hold(SECOND), 1, Optional.empty()).target(0.5)).isEqualTo(3);
    assertThat(shaped(iterations(9).users(2), 1, Optional.empty()).target(0.5)).isEqualTo(2);
  }

  @Test
  void hasASeedOfItsOwnForEveryNumberAndLoad() {
    Schedule schedule = shaped(iterations(10), 1, Optional.empty());
    Set<Long> seeds = new HashSet<>();
    for (long n = 0; n < 10_000; n++) {
      seeds.add(schedule.seedOf(n));
    }

    assertThat(seeds).hasSize(10_000);
    assertThat(Seeds.named(1, "a")).isNotEqualTo(Seeds.named(1, "b"));
    assertThat(Seeds.named(1, "a")).isNotEqualTo(Seeds.named(2, "a"));
    assertThat(Seeds.named(1, "ab")).isNotEqualTo(Seeds.named(1, "ba"));
  }

  @Test
  void countsUsersAsNeverPlannedBeforehand() {
    Schedule schedule = shaped(users(3).hold(SECOND), 1, Optional.empty());

    assertThat(schedule.planned()).isEmpty();
    assertThat(schedule.planned(new Stripe(0, 2))).isEmpty();
    assertThat(schedule.numbers()).isEqualTo(Schedule.UNBOUNDED);
  }

  private static Schedule shaped(LoadProfile profile, double scale, Optional<Duration> longest) {
    return RunPlan.of(
            Plans.of(profile, iteration -> {}),
            new Shape(1, scale, longest),
            ScheduleTest.class.getClassLoader())
        .schedules()
        .get(0);
  }
}
