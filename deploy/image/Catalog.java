import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Metric.errorRate;
import static io.orcastrike.api.Rate.perSecond;

import io.orcastrike.api.*;
import io.orcastrike.http.*;
import java.time.Duration;

/** Looks at the shop's catalog: what deploy/image/try runs. */
public final class Catalog implements LoadTest {
  private Http http;

  @Override
  public Plan plan(Parameters parameters) {
    Duration duration = parameters.duration("duration", Duration.ofSeconds(5));
    return Plan.named("catalog")
        .load("readers", arrivalRate(perSecond(20)).hold(duration))
        .scenario("browse", this::browse)
        .threshold(errorRate().below(0.01))
        .build();
  }

  @Override
  public void prepare(DroneContext drone) {
    http = Http.to("http://127.0.0.1:8080").sharedConnections(20).open(drone);
  }

  void browse(Iteration it) throws Exception {
    http.user(it).get("/catalog");
  }

  @Override
  public void cleanup() {
    http.close();
  }
}
