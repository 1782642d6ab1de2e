package io.orcastrike.core.load;

import static io.orcastrike.api.LoadProfile.iterations;
import static io.orcastrike.api.LoadProfile.users;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.LoadProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StripeTest {
  private static final int MOST_DRONES = 17;

  @Test
  void dueTimesOfAllDronesAreThoseOfTheWholeExactly() {
    for (long seed = 0; seed < 12; seed++) {
      ArrivalRate profile = RandomProfiles.of(seed);
      for (ArrivalRate spaced : List.of(profile, profile.poisson())) {
        List<Long> whole = due(Arrivals.of(spaced, 1, seed), new Stripe(0, 1));
        for (int drones = 1; drones <= MOST_DRONES; drones++) {
          List<Long> union = new ArrayList<>();
          for (int drone = 0; drone < drones; drone++) {
            Stripe stripe = new Stripe(drone, drones);
            List<Long> own = due(Arrivals.of(spaced, 1, seed), stripe);
            assertThat((long) own.size()).isEqualTo(stripe.count(whole.size()));
            union.addAll(own);
          }
          union.sort(null);
          assertThat(union).as("%d drones, seed %d", drones, seed).isEqualTo(whole);
        }
      }
    }
  }

  @Test
  void numbersOfAllDronesAreThoseOfTheWholeExactly() {
    SplittableRandom random = new SplittableRandom(1);
    for (int drones = 1; drones <= MOST_DRONES; drones++) {
      for (int i = 0; i < 100; i++) {
        long total = random.nextInt(100);
        long sum = 0;
        for (int drone = 0; drone < drones; drone++) {
          int place = drone;
          int of = drones;
          long counted = LongStream.range(0, total).filter(n -> n % of == place).count();
          assertThat(new Stripe(drone, drones).count(total)).isEqualTo(counted);
          sum += counted;
        }
        assertThat(sum).isEqualTo(total);
      }
    }
  }

  @Test
  void sharedIterationsOfAllDronesAreThePlannedOnesAlsoWithFewerUsers() {
    for (int drones = 1; drones <= MOST_DRONES; drones++) {
      for (int users : new int[] {1, 2, 3, 16, 40}) {
        for (int total : new int[] {1, 5, 1_000}) {
          Schedule schedule = schedule(iterations(total).users(users));
          long sum = 0;
          for (int drone = 0; drone < drones; drone++) {
            sum += schedule.planned(new Stripe(drone, drones)).orElseThrow();
          }
          assertThat(sum).as("%d drones, %d users", drones, users).isEqualTo(total);
        }
      }
    }
  }

  @Test
  void onlyDronesWithAUserHaveAPartOfSharedIterations() {
    Schedule schedule = schedule(iterations(10).users(2));

    assertThat(schedule.includes(new Stripe(1, 3))).isTrue();
    assertThat(schedule.includes(new Stripe(2, 3))).isFalse();
    assertThat(schedule.planned(new Stripe(2, 3))).hasValue(0);
    assertThat(schedule.effective(new Stripe(1, 3))).isEqualTo(new Stripe(1, 2));
  }

  @Test
  void ofUsersNothingIsPlannedBeforehand() {
    assertThat(schedule(users(3).hold(Duration.ofSeconds(1))).planned()).isEmpty();
  }

  @Test
  void isAPlaceInATeam() {
    assertThatThrownBy(() -> new Stripe(3, 3)).hasMessageContaining("from 0 to 2, was 3");
    assertThatThrownBy(() -> new Stripe(-1, 3)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Schedule schedule(LoadProfile profile) {
    return Plans.runPlan(Plans.of(profile, iteration -> {})).schedules().get(0);
  }

  private static List<Long> due(Arrivals arrivals, Stripe stripe) {
    List<Long> due = new ArrayList<>();
    for (long n = stripe.number(); n < arrivals.total(); n += stripe.of()) {
      due.add(arrivals.dueNanos(n));
    }
    return due;
  }
}
