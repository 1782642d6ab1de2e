package io.orcastrike.benchmarks.peers.orca;

import io.orcastrike.api.DroneContext;
import io.orcastrike.api.Iteration;
import io.orcastrike.api.LoadTest;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Plan;
import io.orcastrike.http.Http;
import io.orcastrike.http.HttpBuilder;

/**
 * The work of a peer, with orca-http.
 *
 * <p>Used as the drone uses a test.
 */
public final class HttpTest implements LoadTest {
  @SuppressWarnings("NullAway.Init") // a drone prepares first
  private Http http;

  @Override
  public Plan plan(Parameters parameters) {
    return Works.plan(parameters, this::get);
  }

  @Override
  public void prepare(DroneContext context) {
    Parameters parameters = context.parameters();
    HttpBuilder target = Http.to(parameters.text("url"));
    http =
        (parameters.text("work").equals("users")
                ? target.connectionsPerUser(1)
                : target.sharedConnections(parameters.integer("connections", 1)))
            .open(context);
  }

  private void get(Iteration iteration) throws Exception {
    http.user(iteration).get("/");
  }

  @Override
  public void cleanup() {
    http.close();
  }
}
