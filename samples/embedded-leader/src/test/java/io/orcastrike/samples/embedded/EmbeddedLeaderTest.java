package io.orcastrike.samples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcastrike.core.Orca;
import io.orcastrike.core.Swarm;
import io.orcastrike.core.SwarmDrone;
import io.orcastrike.redis.RedisServer;
import io.orcastrike.redis.RedisTransport;
import io.orcastrike.spi.TestLoader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedLeaderTest {
  private static final String LONG_RUN =
      """
      {"test": "echo", "parameters": {"rate": "20", "duration": "10m"}, "drones": 2}
      """;

  @TempDir Path folder;

  private Application start(String... more) {
    String[] settings = new String[more.length + 1];
    System.arraycopy(more, 0, settings, 0, more.length);
    settings[more.length] = "--orca.folder=" + folder;
    return new Application(settings);
  }

  private static String begin(Application application, String request) throws Exception {
    HttpResponse<String> started = application.post("/runs", request);
    assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
    String id = application.json(started).get("id").asText();
    assertThat(started.headers().firstValue("Location")).hasValue("/runs/" + id);
    return id;
  }

  @Test
  void startsWatchesSteersAndStopsARunInItself() throws Exception {
    try (Application application = start()) {
      drive(application);
    }
  }

  @Test
  void leadsTheDronesOfASwarm() throws Exception {
    try (RedisServer redis = RedisServer.start();
        Application application =
            start("--orca.redis=redis://" + redis.hostAndPort(), "--orca.namespace=sample");
        RedisTransport transport = RedisTransport.connect(redis.address())) {
      TestLoader tests = application.bean(TestLoader.class);
      Swarm swarm = Swarm.on(transport).namespace("sample");
      try (SwarmDrone one = Orca.drone(tests, swarm).name("one").start();
          SwarmDrone two = Orca.drone(tests, swarm).name("two").start()) {
        JsonNode ended = drive(application);

        assertThat(ended.get("drones")).extracting(JsonNode::asText).containsExactly("one", "two");
      }
    }
  }

  private JsonNode drive(Application application) throws Exception {
    String id = begin(application, LONG_RUN);
    JsonNode running =
        application.await(id, run -> run.get("totals").get("succeeded").asInt() > 10);
    assertThat(running.get("state").asText()).isEqualTo("RUNNING");
    assertThat(running.get("plannedSeconds").asDouble()).isEqualTo(600);
    assertThat(running.get("drones")).hasSize(2);
    assertThat(running.get("slowest").get(0).get("step").asText()).isEqualTo("say");

    HttpResponse<String> steered =
        application.post("/runs/" + id + "/steer", "{\"command\": \"rate 2\"}");
    assertThat(steered.statusCode()).as(steered.body()).isEqualTo(200);
    application.await(id, run -> run.get("rateFactor").asDouble() == 2);
    assertThat(application.post("/runs/" + id + "/steer", "{\"command\": \"resume\"}").statusCode())
        .isEqualTo(409);
    assertThat(application.get("/runs/" + id + "/report").statusCode()).isEqualTo(404);

    assertThat(application.post("/runs/" + id + "/stop", "").statusCode()).isEqualTo(202);
    JsonNode ended = application.await(id, run -> run.get("state").asText().equals("ENDED"));
    assertThat(ended.get("verdict").asText()).isEqualTo("INTERRUPTED");
    assertThat(ended.get("reasons").get(0).asText()).isEqualTo("stopped by http");
    HttpResponse<String> report = application.get("/runs/" + id + "/report");
    assertThat(report.headers().firstValue("Content-Type").orElseThrow()).contains("text/html");
    assertThat(report.body()).contains(id, "echo");
    assertThat(application.json(application.get("/runs")).get(0)).isEqualTo(ended);
    return ended;
  }

  @Test
  void refusesWhatCannotBeginAndSaysWhy() throws Exception {
    try (Application application = start()) {
      assertRefused(
          application, "{\"test\": \"ecoh\"}", 400, "one of [echo], or Maven coordinates");
      assertRefused(application, "{\"test\": \"com.acme:shop:1\"}", 400, "no group is allowed");
      assertRefused(application, "{\"test\": \"echo\", \"drones\": 0}", 400, "drones must be 1 to");
      assertRefused(
          application, "{\"test\": \"echo\", \"parameters\": {\"rate\": \"x\"}}", 400, "rate");
      HttpResponse<String> nothing = application.post("/runs", "{}");
      assertThat(nothing.statusCode()).as(nothing.body()).isEqualTo(400);
      assertThat(application.get("/runs/20260101-000000-7f3a").statusCode()).isEqualTo(404);
      assertThat(application.get("/runs").body()).isEqualTo("[]");
    }
  }

  private static void assertRefused(Application application, String run, int status, String why)
      throws Exception {
    HttpResponse<String> refused = application.post("/runs", run);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
    assertThat(application.json(refused).get("detail").asText()).contains(why);
  }

  @Test
  void limitsRunsAtOnceAndKeepsTheirResultsWhenItEnds() throws Exception {
    String id;
    try (Application application = start("--orca.most-runs=1")) {
      id = begin(application, LONG_RUN);
      assertRefused(application, LONG_RUN, 429, "at most 1 runs may go on at once");
      application.await(id, run -> run.get("totals").get("succeeded").asInt() > 0);
    }

    assertThat(Files.readString(folder.resolve(id).resolve("result.json")))
        .contains("INTERRUPTED", "the application ends");
    try (Application again = start()) {
      assertThat(again.get("/runs/" + id + "/report").body()).contains(id);
    }
  }
}
