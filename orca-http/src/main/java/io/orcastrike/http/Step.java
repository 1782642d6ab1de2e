package io.orcastrike.http;

import io.orcastrike.api.Iteration;
import io.orcastrike.api.RequirementException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A call as a step of its iteration: timed, judged, with its parts.
 *
 * <p>Used by one thread, once.
 */
final class Step {
  private final HttpCall call;
  private final Route route;
  private final Exchange exchange;
  private final Iteration iteration;
  private @Nullable Response response;

  Step(HttpCall call, Route route, String target) {
    this.call = call;
    this.route = route;
    this.exchange = new Exchange(call, route, target);
    this.iteration = call.user().iteration();
  }

  Response run() throws IOException, InterruptedException {
    String name = call.step() == null ? route.name() : call.step();
    try {
      return iteration.step(name, this::exchange);
    } catch (IOException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("an iteration must throw what its step threw", e);
    } finally {
      recordParts(name);
      countChecks();
    }
  }

  private Response exchange() throws IOException, InterruptedException {
    Response received = exchange.run();
    response = received;
    if (!call.accepts(received.status())) {
      throw new HttpStatusException(received.status(), route.name());
    }
    for (HttpCheck each : call.requirements()) {
      if (!iteration.check(each.name(), each.passes(received))) {
        String found = each.found(received);
        throw new RequirementException(found.isEmpty() ? each.name() : each.name() + ", " + found);
      }
    }
    return received;
  }

  private void recordParts(String name) {
    Http http = call.user().http();
    if (http.settings().parts()) {
      exchange.parts().recordTo(iteration, http.names(name));
    }
    if (exchange.parts().retries() > 0) {
      iteration.count("http retries", exchange.parts().retries());
    }
  }

  private void countChecks() {
    if (response != null) {
      for (HttpCheck each : call.checks()) {
        iteration.check(each.name(), each.passes(response));
      }
    }
  }
}
