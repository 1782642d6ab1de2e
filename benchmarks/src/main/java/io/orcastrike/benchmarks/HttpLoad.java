package io.orcastrike.benchmarks;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;

import io.orcastrike.api.DroneContext;
import io.orcastrike.api.Iteration;
import io.orcastrike.api.LoadTest;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Plan;
import io.orcastrike.http.Http;
import io.orcastrike.http.HttpBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** One GET an iteration: by orca-http, by the same without its warm-up, or by the JDK's client. */
final class HttpLoad implements LoadTest {
  static final List<String> CLIENTS = List.of("orca-http", "cold", "jdk");
  private static final int CONNECTIONS = 1_000;

  private final String client;
  private final String target;
  private final int rate;
  private final Duration length;
  private Call call = it -> {};
  private AutoCloseable opened = () -> {};

  private interface Call {
    void run(Iteration iteration) throws Exception;
  }

  HttpLoad(String client, int port, int rate, Duration length) {
    this.client = client;
    this.target = "http://127.0.0.1:" + port;
    this.rate = rate;
    this.length = length;
  }

  @Override
  public Plan plan(Parameters parameters) {
    return Plan.named("http load")
        .load("load", arrivalRate(perSecond(rate)).hold(length))
        .scenario("scenario", it -> call.run(it))
        .build();
  }

  @Override
  public void prepare(DroneContext drone) {
    HttpBuilder builder = Http.to(target).sharedConnections(CONNECTIONS);
    switch (client) {
      case "orca-http" -> take(builder.open(drone));
      case "cold" -> take(builder.open());
      case "jdk" -> take(HttpClient.newHttpClient());
      default ->
          throw new IllegalArgumentException(
              "client must be one of %s, was %s".formatted(CLIENTS, client));
    }
  }

  @Override
  public void cleanup() throws Exception {
    opened.close();
  }

  private void take(Http http) {
    opened = http;
    call = it -> http.user(it).get("/");
  }

  private void take(HttpClient jdk) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(target + "/")).build();
    opened = jdk::shutdownNow;
    call = it -> it.step("GET /", () -> jdk.send(request, BodyHandlers.ofByteArray()));
  }
}
