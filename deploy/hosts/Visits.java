import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Metric.errorRate;
import static io.orcastrike.api.Rate.perSecond;
import static java.time.Duration.ofSeconds;

import io.orcastrike.api.DroneContext;
import io.orcastrike.api.Iteration;
import io.orcastrike.api.LoadTest;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Plan;
import io.orcastrike.http.Http;

/** Visits a target, which sees the number of each iteration and so can tell whether one is missing or came twice. */
public final class Visits implements LoadTest {
  private Http http;
  private String name;

  @Override
  public Plan plan(Parameters parameters) {
    return Plan.named("visits")
        .load(
            "visitors",
            arrivalRate(perSecond(parameters.number("rate", 60)))
                .hold(parameters.duration("length", ofSeconds(5))))
        .scenario("visit", this::visit)
        .threshold(errorRate().below(parameters.number("errors", 0.01)))
        .build();
  }

  @Override
  public void prepare(DroneContext drone) {
    Parameters parameters = drone.parameters();
    name = parameters.text("name", "visits");
    http =
        Http.to(parameters.text("target", "http://target:8080")).sharedConnections(20).open(drone);
  }

  @Override
  public void cleanup() {
    if (http != null) {
      http.close();
    }
  }

  void visit(Iteration it) throws Exception {
    http.user(it).step("visit").get("/visit/{name}/{number}", name, it.number());
  }
}
