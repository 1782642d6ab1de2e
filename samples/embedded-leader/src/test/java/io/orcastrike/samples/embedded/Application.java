package io.orcastrike.samples.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application on a port of its own, as somebody with curl sees it. */
final class Application implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext context;
  private final String address;

  Application(String... settings) {
    List<String> arguments = new ArrayList<>(List.of(settings));
    arguments.add("--server.port=0");
    context =
        new SpringApplicationBuilder(EmbeddedLeader.class).run(arguments.toArray(String[]::new));
    String port = context.getEnvironment().getProperty("local.server.port");
    address = "http://127.0.0.1:" + Objects.requireNonNull(port);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(address + path)));
  }

  HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(address + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
  }

  JsonNode json(HttpResponse<String> response) throws IOException {
    return json.readTree(response.body());
  }

  /** Asks for a run, again and again, until it stands as expected. */
  JsonNode await(String id, Predicate<JsonNode> expected) throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      JsonNode run = json(get("/runs/" + id));
      if (expected.test(run)) {
        return run;
      }
      if (System.nanoTime() > until) {
        throw new AssertionError("the run stands at " + run);
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    context.close();
    client.close();
  }
}
