package io.orcastrike.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SteeredTimeTest {
  private static final long SECOND = 1_000_000_000L;

  private static final SteeredTime PAUSED_FROM_5_TO_15 =
      SteeredTime.UNSTEERED.changed(5 * SECOND, 1, true).changed(15 * SECOND, 2, false);

  @Test
  void goesOnWithRealTimeUntilItIsPaused() {
    assertThat(SteeredTime.UNSTEERED.profileAt(7 * SECOND)).isEqualTo(7 * SECOND);
    assertThat(SteeredTime.UNSTEERED.profileAt(-3)).isEqualTo(-3);
    assertThat(PAUSED_FROM_5_TO_15.profileAt(4 * SECOND)).isEqualTo(4 * SECOND);
    assertThat(PAUSED_FROM_5_TO_15.profileAt(11 * SECOND)).isEqualTo(5 * SECOND);
    assertThat(PAUSED_FROM_5_TO_15.profileAt(16 * SECOND)).isEqualTo(6 * SECOND);
    assertThat(PAUSED_FROM_5_TO_15.isPaused(5 * SECOND - 1)).isFalse();
    assertThat(PAUSED_FROM_5_TO_15.isPaused(5 * SECOND)).isTrue();
    assertThat(PAUSED_FROM_5_TO_15.isPaused(15 * SECOND)).isFalse();
  }

  @Test
  void aPauseMovesWhatComesAfterIt() {
    assertThat(PAUSED_FROM_5_TO_15.reaches(20 * SECOND)).isEqualTo(30 * SECOND);
    assertThat(PAUSED_FROM_5_TO_15.reaches(5 * SECOND)).isEqualTo(5 * SECOND);
    assertThat(PAUSED_FROM_5_TO_15.leaves(5 * SECOND)).isEqualTo(15 * SECOND);
    assertThat(PAUSED_FROM_5_TO_15.leaves(4 * SECOND)).isEqualTo(4 * SECOND);
  }

  @Test
  void whatComesAfterAPauseThatNobodyEndsNeverComes() {
    SteeredTime paused = SteeredTime.UNSTEERED.changed(5 * SECOND, 1, true);
    assertThat(paused.reaches(5 * SECOND)).isEqualTo(5 * SECOND);
    assertThat(paused.reaches(5 * SECOND + 1)).isEqualTo(SteeredTime.NEVER);
    assertThat(paused.leaves(5 * SECOND)).isEqualTo(SteeredTime.NEVER);
  }

  @Test
  void ofTwoChangesAtOneInstantTheLaterCounts() {
    SteeredTime time = SteeredTime.UNSTEERED.changed(SECOND, 1, true).changed(SECOND, 3, false);
    assertThat(time.reaches(9 * SECOND)).isEqualTo(9 * SECOND);
    assertThat(time.leaves(SECOND)).isEqualTo(SECOND);
    assertThat(time.isPaused(SECOND)).isFalse();
  }

  @Test
  void changesComeInOrder() {
    assertThatThrownBy(() -> PAUSED_FROM_5_TO_15.changed(14 * SECOND, 1, false))
        .hasMessageContaining("must come in order, was 14,000,000,000 ns after 15,000,000,000 ns");
  }

  @Test
  void findsTheRealTimeOfEachTimeOfTheProfile() {
    SplittableRandom random = new SplittableRandom(1);
    for (int run = 0; run < 200; run++) {
      SteeredTime time = SteeredTime.UNSTEERED;
      long instant = 0;
      for (int i = random.nextInt(6); i > 0; i--) {
        instant += random.nextInt(3) * SECOND;
        time = time.changed(instant, 1, random.nextBoolean());
      }
      time = time.changed(instant, 1, false);
      for (int i = 0; i < 50; i++) {
        long profile = random.nextLong(20 * SECOND);
        assertThat(time.profileAt(time.reaches(profile))).isEqualTo(profile);
        assertThat(time.profileAt(time.leaves(profile))).isEqualTo(profile);
        assertThat(time.isPaused(time.leaves(profile))).isFalse();
        assertThat(time.reaches(profile)).isLessThanOrEqualTo(time.leaves(profile));
      }
    }
  }
}
