package io.orcastrike.benchmarks.peers.orca;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.LoadProfile.iterations;
import static io.orcastrike.api.LoadProfile.users;
import static io.orcastrike.api.Rate.perSecond;

import io.orcastrike.api.LoadProfile;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Scenario;
import java.time.Duration;

/** The works of the comparison as plans of Orca. */
final class Works {
  private Works() {}

  /** Returns the plan of the work that the parameters name, of iterations with that body. */
  static Plan plan(Parameters parameters, Scenario.Body body) {
    return Plan.named("peer").load("load", profile(parameters)).scenario("get", body).build();
  }

  private static LoadProfile profile(Parameters parameters) {
    String work = parameters.text("work");
    int rate = parameters.integer("rate", 0);
    int connections = parameters.integer("connections", 1);
    Duration cold = Duration.ofSeconds(parameters.integer("cold", 0));
    Duration length = Duration.ofSeconds(parameters.integer("seconds", 1));
    return switch (work) {
      case "highest" -> users(connections).hold(length);
      case "constant" -> arrivalRate(perSecond(rate)).hold(length).warmUp(cold);
      case "stall" -> arrivalRate(perSecond(rate)).hold(length);
      case "users" -> users(0).rampTo(connections, cold).hold(length.minus(cold));
      case "start" -> iterations(1).users(1);
      default -> throw new IllegalArgumentException("no work is named " + work);
    };
  }
}
