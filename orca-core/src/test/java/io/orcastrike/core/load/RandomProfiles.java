package io.orcastrike.core.load;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.Stage;
import java.time.Duration;
import java.util.SplittableRandom;

/** Arrival rates of all shapes, and their integral by another way than the code's own. */
final class RandomProfiles {
  private RandomProfiles() {}

  static ArrivalRate of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ArrivalRate profile = arrivalRate(perSecond(rate(random)));
    int stages = 1 + random.nextInt(6);
    for (int i = 0; i < stages; i++) {
      Duration length = Duration.ofMillis(1 + random.nextInt(5_000));
      profile =
          switch (random.nextInt(4)) {
            case 0 -> profile.hold(length);
            case 1 -> profile.rampTo(perSecond(rate(random)), length);
            case 2 -> profile.spike(perSecond(rate(random)), length);
            default -> profile.steps(1 + random.nextInt(3), perSecond(rate(random)), length);
          };
    }
    if (random.nextInt(3) == 0) {
      long most = Math.max(1, profile.duration().toMillis());
      profile = profile.maxDuration(Duration.ofMillis(1 + random.nextLong(most)));
    }
    return profile;
  }

  private static double rate(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> 1 + random.nextInt(20);
      default -> random.nextDouble() * 300;
    };
  }

  /**
   * The area below the curve up to a time: the sum of its trapezoids. Each is the mean of the rates
   * at its two ends, found by the rule of three, times its width.
   */
  static double area(ArrivalRate profile, double scale, double time) {
    double end = Math.min(time, profile.duration().toNanos() / 1e9);
    double left = 0;
    double rate = profile.start().perSecond();
    double area = 0;
    for (Stage stage : profile.stages()) {
      double right = left + stage.duration().toNanos() / 1e9;
      if (end <= left) {
        break;
      }
      if (right > left) {
        double until = Math.min(right, end);
        double share = (until - left) / (right - left);
        double rateThere = rate * (1 - share) + stage.target() * share;
        area += (rate + rateThere) / 2 * (until - left);
      }
      left = right;
      rate = stage.target();
    }
    return area * scale;
  }
}
