package io.orcastrike.core.load;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.Bounds;
import io.orcastrike.api.Iterations;
import io.orcastrike.api.LoadProfile;
import io.orcastrike.api.Stage;
import io.orcastrike.api.Users;
import java.util.List;

/**
 * A load profile as canonical text: equal text, equal load. Written out, since what the language
 * makes of records and of switches over types is put together at its first use, when a run is to
 * start.
 */
final class ProfileText {
  private ProfileText() {}

  static String of(LoadProfile profile) {
    if (profile instanceof ArrivalRate rate) {
      String limit = rate.maxInFlight() + " in flight, then " + rate.whenFull();
      return "arrivals from "
          + rate.start().perSecond()
          + stages(rate.stages())
          + (" " + rate.spacing() + ", at most " + limit)
          + bounds(rate.bounds());
    }
    if (profile instanceof Iterations iterations) {
      return "iterations "
          + iterations.total()
          + (" by " + iterations.users() + " users")
          + bounds(iterations.bounds());
    }
    Users users = (Users) profile;
    return "users from "
        + users.start()
        + stages(users.stages())
        + (", pacing " + users.pacing())
        + bounds(users.bounds());
  }

  private static String stages(List<Stage> stages) {
    StringBuilder text = new StringBuilder();
    for (Stage stage : stages) {
      text.append(" to ").append(stage.target()).append(" in ").append(stage.duration());
    }
    return text.toString();
  }

  private static String bounds(Bounds bounds) {
    return bounds.maxDuration().map(most -> ", at most " + most).orElse("")
        + (", grace " + bounds.grace() + ", warm-up " + bounds.warmUp());
  }
}
