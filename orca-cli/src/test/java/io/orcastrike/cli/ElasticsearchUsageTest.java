package io.orcastrike.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.orcastrike.elasticsearch.kibana.KibanaDashboards;
import io.orcastrike.testkit.FreePort;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Command lines about Elasticsearch, Kibana and Grafana, where no Elasticsearch is needed. */
@Timeout(60)
class ElasticsearchUsageTest {
  private static final String SECRET = "s3cret";

  @TempDir Path folder;
  private TestConsole console;

  @BeforeEach
  void makeConsole() throws Exception {
    console = new TestConsole().in(folder);
    Files.writeString(folder.resolve("Small.java"), Sources.once("Small"));
  }

  @Test
  void aSinkIsAnElasticsearch() {
    refused("--sink must begin with elasticsearch:, was \"kafka:x\"", run("kafka:x"));
    refused("an Elasticsearch address must be http://", run("elasticsearch:ftp://es"));
    refused("an Elasticsearch address must be http://", run("elasticsearch:"));
    refused("--es-namespace: a namespace must be", run("elasticsearch:" + nobody(), "A B"));
  }

  @Test
  void aPasswordInAnAddressIsRefusedAndNotShown() {
    String address = "http://elastic:" + SECRET + "@es:9200";
    refused("must hold no user and password", run("elasticsearch:" + address));
    assertThat(console.err()).doesNotContain(SECRET);
    refused("must hold no user and password", "es", "setup", address);
    assertThat(console.err()).doesNotContain(SECRET);
    refused("must not be in the address of Kibana", "kibana", "install", address);
    assertThat(console.err()).doesNotContain(SECRET);
  }

  @Test
  void credentialsAreWhole() {
    console.with("ORCA_ES_USER", "elastic");
    for (String[] command : asking()) {
      refused("$ORCA_ES_USER is set, so $ORCA_ES_PASSWORD or", command);
      assertThat(console.err()).contains("read -rs ORCA_ES_PASSWORD");
    }
  }

  @Test
  void filesOfCredentialsAndCertificatesCanBeRead() {
    for (String[] command : asking()) {
      List<String> trusting = new ArrayList<>(List.of(command));
      trusting.addAll(List.of("--es-certificates", "gone.pem"));
      refused(
          "--es-certificates must name a file that can be read, was gone.pem",
          trusting.toArray(String[]::new));
    }
    console.with("ORCA_ES_API_KEY_FILE", "gone.key");
    for (String[] command : asking()) {
      refused("$ORCA_ES_API_KEY_FILE names a file that cannot be read", command);
      assertThat(console.err()).contains("ls -l gone.key");
    }
  }

  @Test
  void whereNothingListensNothingIsSetUp() throws Exception {
    String nobody = nobody();
    ends(3, "not set up: ", "es", "setup", nobody);
    assertThat(console.err()).contains(nobody);
    refused("--retention: a retention must be a time", "es", "setup", nobody, "--retention", "x");
    ends(3, "not imported: Kibana refused the connection", "kibana", "install", nobody);
  }

  @Test
  void onlyARunThatHasEndedIsReplayed() throws Exception {
    String nobody = nobody();
    String[] replay = {"sink", "replay", "there", "--sink", "elasticsearch:" + nobody};
    refused("--sink must say where to, was not given", "sink", "replay", "there");
    refused("a run's folder must hold result.json, held none", replay);
    Path there = Files.createDirectories(folder.resolve("there"));
    Path record = Files.createFile(there.resolve("journal-intervals"));
    refused("has not ended: take it up with orca lead --resume ", replay);
    Files.delete(record);

    console = console.again();
    assertThat(console.run("run", "Small.java", "--out", "there")).as(console.err()).isZero();
    ends(3, "not delivered: " + nobody, replay);
    assertThat(console.err()).contains("Connection refused", "nothing is lost");
  }

  @Test
  void dashboardsArePrintedAsTheFilesThatAreImported() throws Exception {
    assertThat(console.run("kibana", "export")).isZero();
    List<String> types = new ArrayList<>();
    try (MappingIterator<JsonNode> objects =
        new ObjectMapper().readerFor(JsonNode.class).readValues(console.out())) {
      objects.forEachRemaining(object -> types.add(object.path("type").asText()));
    }
    assertThat(types).contains("index-pattern").hasSize((int) console.out().lines().count());
    assertThat(types).filteredOn("dashboard"::equals).hasSize(5);

    console = console.again();
    assertThat(console.run("kibana", "grafana")).isZero();
    JsonNode dashboard = new ObjectMapper().readTree(console.out());
    assertThat(dashboard.path("panels").size()).isGreaterThan(10);
  }

  @Test
  void dashboardsAreImportedWhereKibanaSaysSo() throws Exception {
    HttpServer kibana = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    long objects = KibanaDashboards.text().lines().count();
    List<String> asked = new ArrayList<>();
    kibana.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.getRequestBody().readAllBytes();
          byte[] answer =
              "{\"success\":true,\"successCount\":%d}".formatted(objects).getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    kibana.start();
    try {
      String url = "http://127.0.0.1:" + kibana.getAddress().getPort();
      int exitCode = console.run("kibana", "install", url, "--space", "load");
      assertThat(exitCode).as(console.err()).isZero();
      assertThat(console.out())
          .contains(objects + " objects imported", "look at: " + url + "/s/load/app/");
      assertThat(asked).contains("POST /s/load/api/saved_objects/_import?overwrite=true");
      refused("a space is named by its id", "kibana", "install", url, "--space", "A/B");
    } finally {
      kibana.stop(0);
    }
  }

  private static String[] run(String sink, String... namespace) {
    List<String> command = new ArrayList<>(List.of("run", "Small.java", "--sink", sink));
    for (String name : namespace) {
      command.addAll(List.of("--es-namespace", name));
    }
    return command.toArray(String[]::new);
  }

  /** Returns the commands that ask a server as somebody. */
  private static List<String[]> asking() {
    String nobody = nobody();
    return List.of(
        run("elasticsearch:" + nobody),
        new String[] {"es", "setup", nobody},
        new String[] {"kibana", "install", nobody});
  }

  /** Returns an address at which nothing listens. */
  static String nobody() {
    return "http://127.0.0.1:" + FreePort.find();
  }

  private void refused(String because, String... arguments) {
    ends(2, because, arguments);
  }

  private void ends(int exitCode, String because, String... arguments) {
    console = console.again();
    assertThat(console.run(arguments)).as(console.err()).isEqualTo(exitCode);
    assertThat(console.err()).contains(because).doesNotContain("internal error");
    assertThat(console.out()).isEmpty();
  }
}
