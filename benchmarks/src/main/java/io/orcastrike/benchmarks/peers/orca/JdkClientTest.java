package io.orcastrike.benchmarks.peers.orca;

import io.orcastrike.api.Iteration;
import io.orcastrike.api.LoadTest;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Plan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * The work of a peer, with the JDK's client as it comes.
 *
 * <p>Used as the drone uses a test.
 */
public final class JdkClientTest implements LoadTest {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Override
  public Plan plan(Parameters parameters) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(parameters.text("url") + "/")).build();
    return Works.plan(parameters, iteration -> get(iteration, request));
  }

  private void get(Iteration iteration, HttpRequest request) throws Exception {
    HttpResponse<String> response =
        iteration.step("GET /", () -> client.send(request, BodyHandlers.ofString()));
    if (response.statusCode() != 200) {
      throw new IOException("http %d from GET /".formatted(response.statusCode()));
    }
  }

  @Override
  public void cleanup() {
    client.close();
  }
}
