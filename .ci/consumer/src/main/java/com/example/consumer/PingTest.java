package com.example.consumer;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Metric.errorRate;
import static io.orcastrike.api.Rate.perSecond;
import static java.time.Duration.ofSeconds;

import io.orcastrike.api.DroneContext;
import io.orcastrike.api.LoadTest;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Plan;
import io.orcastrike.http.Http;

/** Asks a server for its answer. */
public final class PingTest implements LoadTest {
  private Http http;

  @Override
  public Plan plan(Parameters parameters) {
    return Plan.named("ping")
        .load("callers", arrivalRate(perSecond(20)).hold(ofSeconds(2)))
        .scenario("ping", it -> http.user(it).get("/"))
        .threshold(errorRate().below(0.01))
        .build();
  }

  @Override
  public void prepare(DroneContext drone) {
    http = Http.to(PingServer.url()).sharedConnections(10).open(drone);
  }

  @Override
  public void cleanup() {
    http.close();
  }
}
