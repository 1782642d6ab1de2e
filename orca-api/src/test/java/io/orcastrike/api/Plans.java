package io.orcastrike.api;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;

import java.time.Duration;
import java.util.List;

/** Plans with at most one mistake, for tests of the rules. */
final class Plans {
  static final ArrivalRate FINE = arrivalRate(perSecond(1)).hold(Duration.ofMinutes(1));

  private Plans() {}

  static void nothing(Iteration iteration) {}

  /** A load "shoppers" with the scenario "browse". */
  static Plan.Builder with(LoadProfile profile) {
    return Plan.named("shop").load("shoppers", profile).scenario("browse", Plans::nothing);
  }

  static List<String> mistakes(Plan.Builder builder) {
    try {
      builder.build();
      return List.of();
    } catch (InvalidPlanException e) {
      return e.mistakes();
    }
  }
}
