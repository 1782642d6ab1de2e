package io.orcastrike.core.load;

import io.orcastrike.api.LoadProfile;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Scenario;
import java.util.Optional;

/** Small plans. */
final class Plans {
  static final Shape SHAPE = new Shape(42, 1, Optional.empty());

  private Plans() {}

  static Plan of(LoadProfile profile, Scenario.Body body) {
    return Plan.named("plan").load("load", profile).scenario("scenario", body).build();
  }

  /** Returns a plan that declares targets. */
  static Plan to(String... targets) {
    Plan.Builder plan = Plan.named("plan");
    for (String target : targets) {
      plan.target(target);
    }
    LoadProfile profile = LoadProfile.iterations(1);
    return plan.load("load", profile).scenario("scenario", iteration -> {}).build();
  }

  static RunPlan runPlan(Plan plan) {
    return RunPlan.of(plan, SHAPE, Plans.class.getClassLoader());
  }
}
