package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcastrike.elasticsearch.ElasticsearchNode;
import io.orcastrike.testkit.TruthScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs of processes that bring their results to a real Elasticsearch which is not always there. */
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SwarmElasticsearchTest {
  private static final Pattern REPLAY =
      Pattern.compile("orca sink replay (\\S+) --sink elasticsearch:(\\S+) --es-namespace away");

  private static SwarmProcesses swarm;
  private static SwarmTarget other;
  private static String nobody;
  private static SwarmProcess away;
  private static ElasticsearchNode node;

  /** The run without a server waits for it for a minute at its end: while the other goes on. */
  @BeforeAll
  static void begin(@TempDir Path folder) throws Exception {
    swarm = new SwarmProcesses(folder, 0.3);
    other = new SwarmTarget(TruthScript.after(Duration.ofMillis(5)));
    nobody = ElasticsearchUsageTest.nobody();
    String sink = "elasticsearch:" + nobody;
    String[] load = {"--param", "port=" + other.port(), "--param", "length=2s"};
    away =
        swarm.start(
            "run",
            SwarmTarget.JAR,
            load[0],
            load[1],
            load[2],
            load[3],
            "--drones",
            "2",
            "--max-lag",
            "10s",
            "--sink",
            sink,
            "--es-namespace",
            "away");
    node = ElasticsearchNode.start();
    TestConsole console = new TestConsole().in(folder);
    assertThat(console.run("es", "setup", node.url().toString())).as(console.err()).isZero();
    for (String drone : List.of("one", "two", "three")) {
      swarm.add(drone, drone, swarm.redis().port());
    }
  }

  @AfterAll
  static void end() throws Exception {
    node.close();
    other.close();
    swarm.close();
  }

  @Test
  @Order(1)
  void aNodeThatIsKilledInTheMiddleHasEverythingOnceAtTheEnd() throws Exception {
    List<SwarmProcess> drones = swarm.drones();
    swarm.newTarget();
    SwarmProcess leader =
        swarm.lead(
            "--param",
            "length=20s",
            "--out",
            "killed",
            "--sink",
            "elasticsearch:" + node.url(),
            "--es-namespace",
            "killed");
    swarm.awaitLoad(6);
    node.kill();
    swarm.awaitLoad(9);
    node.restart();
    SwarmResult result = SwarmResult.of(leader);

    assertThat(result.isComplete()).isTrue();
    result.assertBalanced();
    assertThat(swarm.target().numbers()).doesNotHaveDuplicates();
    drones.forEach(drone -> result.assertCounts(drone, swarm.target()));
    JsonNode delivery = result.json().at("/deliveries/0");
    assertThat(delivery.path("complete").asBoolean()).as("%s", delivery).isTrue();
    assertIsThere(result.json(), "killed");
    assertThat(delivery.path("text").asText())
        .matches("%,d documents( \\(.* already\\))?".formatted(documents("killed")));
  }

  @Test
  @Order(2)
  void aNodeThatStaysAwayDisturbsNothingAndGetsEverythingLater() throws Exception {
    assertThat(away.awaitEnd()).as(away.out()).isZero();
    assertThat(away.out())
        .startsWith("PASSED")
        .containsPattern("results elsewhere\\R  elasticsearch  0 documents, the rest not yet: ");
    Matcher replay = REPLAY.matcher(away.out());
    assertThat(replay.find()).as(away.out()).isTrue();
    assertThat(replay.group(2)).isEqualTo(nobody);
    String folder = replay.group(1);
    JsonNode result =
        SwarmResult.parse(Files.readString(swarm.folder().resolve(folder).resolve("result.json")));
    assertThat(result.at("/totals/succeeded").asInt())
        .isEqualTo(2 * SwarmTarget.RATE)
        .isEqualTo(other.numbers().size());

    TestConsole gone = replay(folder, nobody);
    assertThat(gone.err()).contains("not delivered: ", "nothing is lost");
    replayed(folder, "%,d documents");
    assertIsThere(result, "away");
    int before = documents("away");
    replayed(folder, "%1$,d documents (%1$,d of them were there already)");
    assertThat(documents("away")).isEqualTo(before);
  }

  private static TestConsole replay(String folder, String url) {
    TestConsole console = new TestConsole().in(swarm.folder());
    String sink = "elasticsearch:" + url;
    int exitCode = console.run("sink", "replay", folder, "--sink", sink, "--es-namespace", "away");
    assertThat(exitCode).as(console.err()).isEqualTo(url.equals(nobody) ? 3 : 0);
    return console;
  }

  private static void replayed(String folder, String text) {
    String printed = replay(folder, node.url().toString()).out();
    assertThat(printed).isEqualTo("elasticsearch: " + text.formatted(documents("away")) + "\n");
  }

  private static int documents(String namespace) {
    int metrics = node.api().documents("metrics-orca.*-" + namespace).size();
    return metrics + node.api().documents("logs-orca.event-" + namespace).size();
  }

  /** Asserts that sums over whole iterations are those of the result, however they are grouped. */
  private static void assertIsThere(JsonNode result, String namespace) {
    Map<String, Long> series = new TreeMap<>();
    for (JsonNode one : result.path("series")) {
      if (one.path("step").asText().isEmpty()) {
        String outcome = one.path("outcome").asText().toLowerCase(Locale.ROOT);
        String key = one.path("scenario").asText() + "/" + outcome;
        series.merge(key, one.path("count").asLong(), Long::sum);
      }
    }
    assertThat(sums(namespace, "orca.scenario", "orca.outcome")).isNotEmpty().isEqualTo(series);
    Map<String, Long> drones = new TreeMap<>();
    for (JsonNode drone : result.path("team")) {
      JsonNode totals = drone.path("totals");
      long ended =
          totals.path("succeeded").asLong()
              + totals.path("failed").asLong()
              + totals.path("interrupted").asLong();
      drones.put(drone.path("name").asText(), ended);
    }
    assertThat(sums(namespace, "agent.name")).isNotEmpty().isEqualTo(drones);
  }

  private static Map<String, Long> sums(String namespace, String... by) {
    String inner = "{\"count\":{\"sum\":{\"field\":\"orca.count\"}}}";
    for (int i = by.length - 1; i >= 0; i--) {
      inner = "{\"by\":{\"terms\":{\"field\":\"%s\"},\"aggs\":%s}}".formatted(by[i], inner);
    }
    String all =
        "{\"whole\":{\"filter\":{\"bool\":{\"must_not\":{\"exists\":{\"field\":\"orca.step\"}}}},"
            + "\"aggs\":%s}}";
    JsonNode answer =
        node.api().aggregate("metrics-orca.series-" + namespace, all.formatted(inner));
    Map<String, Long> sums = new TreeMap<>();
    add(sums, "", answer.path("whole"));
    return sums;
  }

  private static void add(Map<String, Long> sums, String before, JsonNode level) {
    if (level.has("count")) {
      sums.put(before, level.at("/count/value").asLong());
    }
    for (JsonNode bucket : level.at("/by/buckets")) {
      String key = bucket.path("key").asText();
      add(sums, before.isEmpty() ? key : before + "/" + key, bucket);
    }
  }
}
