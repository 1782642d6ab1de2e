package io.orcastrike.core.load;

import static io.orcastrike.api.LoadProfile.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.Users;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UserCurveTest {
  private static final Users UP_AND_DOWN =
      users(0)
          .rampTo(4, Duration.ofSeconds(4))
          .hold(Duration.ofSeconds(1))
          .rampTo(1, Duration.ofSeconds(3))
          .hold(Duration.ofSeconds(1));

  @Test
  void hasAUserMoreWithEachWholeOneThatTheRampReaches() {
    UserCurve curve = new UserCurve(UP_AND_DOWN, 1);

    assertThat(curve.active(millis(999))).isZero();
    assertThat(curve.active(millis(1_000))).isEqualTo(1);
    assertThat(curve.active(millis(3_999))).isEqualTo(3);
    assertThat(curve.active(millis(4_000))).isEqualTo(4);
    assertThat(curve.active(millis(4_999))).isEqualTo(4);
    assertThat(curve.maxUsers()).isEqualTo(4);
  }

  @Test
  void hasAUserLessOnTheWayDown() {
    UserCurve curve = new UserCurve(UP_AND_DOWN, 1);

    assertThat(curve.active(millis(5_000))).isEqualTo(4);
    assertThat(curve.active(millis(5_001))).isEqualTo(3);
    assertThat(curve.active(millis(6_001))).isEqualTo(2);
    assertThat(curve.active(millis(8_500))).isEqualTo(1);
  }

  @Test
  void hasNoUsersBeforeAndAfter() {
    UserCurve curve = new UserCurve(UP_AND_DOWN, 1);

    assertThat(curve.active(-1)).isZero();
    assertThat(curve.active(millis(9_000))).isZero();
  }

  @Test
  void jumps() {
    UserCurve curve =
        new UserCurve(users(1).rampTo(5, Duration.ZERO).hold(Duration.ofSeconds(1)), 1);

    assertThat(curve.active(0)).isEqualTo(5);
    assertThat(curve.maxUsers()).isEqualTo(5);
  }

  @Test
  void endsAtItsLongestDuration() {
    UserCurve curve = new UserCurve(UP_AND_DOWN.maxDuration(Duration.ofSeconds(2)), 1);

    assertThat(curve.active(millis(1_999))).isEqualTo(1);
    assertThat(curve.active(millis(2_000))).isZero();
  }

  @Test
  void keepsAUserHoweverSmallTheScale() {
    UserCurve curve = new UserCurve(users(3).hold(Duration.ofSeconds(1)), 0.01);

    assertThat(curve.active(0)).isEqualTo(1);
    assertThat(curve.maxUsers()).isEqualTo(1);
    assertThat(new UserCurve(users(3).hold(Duration.ofSeconds(1)), 2.5).active(0)).isEqualTo(8);
  }

  @Test
  void neverHasMoreUsersThanItsMost() {
    for (int percent = 1; percent <= 300; percent++) {
      UserCurve curve = new UserCurve(UP_AND_DOWN, percent / 100.0);
      for (int time = 0; time < 9_000; time += 100) {
        assertThat(curve.active(millis(time))).isLessThanOrEqualTo(curve.maxUsers());
      }
    }
  }

  private static long millis(long time) {
    return time * 1_000_000;
  }
}
