package io.orcastrike.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcastrike.report.RecordedInterval;
import io.orcastrike.report.RunReport;
import io.orcastrike.testkit.Reports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real server with users and TLS, which is not set up at first, and dies in the end. */
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SecuredNodeTest {
  private static final RunReport REPORT = Reports.failed();
  private static final String PASSWORD = "hush-hush";
  private static final String ROLES =
      """
      writer:
        indices:
          - names: ['metrics-orca.*', 'logs-orca.*']
            privileges: ['auto_configure', 'create_doc']
      installer:
        cluster: ['manage_index_templates']
      nobody:
        cluster: []
      """;

  @TempDir private static Path folder;
  private static Certificate certificate;
  private static ElasticsearchNode node;
  private final List<String> troubles = new ArrayList<>();
  private ElasticsearchSink sink;

  @BeforeAll
  static void start() throws Exception {
    certificate = Certificate.make(folder, "node");
    StringBuilder users = new StringBuilder();
    for (String user : List.of("admin", "writer", "installer", "nobody")) {
      users.append(user).append(':').append(PASSWORD).append('\n');
    }
    node =
        ElasticsearchNode.start(
            "https",
            Map.of(
                "xpack.security.enabled", "true",
                "xpack.security.autoconfiguration.enabled", "false",
                "xpack.security.http.ssl.enabled", "true",
                "xpack.security.http.ssl.key", "node.key",
                "xpack.security.http.ssl.certificate", "node.pem"),
            Map.of(
                "node.key", certificate.key(),
                "node.pem", Files.readAllBytes(certificate.pem()),
                "users", bytes(users.toString()),
                "users_roles",
                    bytes("superuser:admin\nwriter:writer\ninstaller:installer\nnobody:nobody\n"),
                "roles.yml", bytes(ROLES)),
            SecuredNodeTest::asAdmin);
  }

  private static RestApi asAdmin(RestApi api) {
    try {
      String pair = Base64.getEncoder().encodeToString(bytes("admin:" + PASSWORD));
      return api.trusting(certificate.ofClient()).as("Basic " + pair);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @AfterAll
  static void stop() {
    if (node != null) {
      node.close();
    }
  }

  private static Server as(String user) {
    return Server.at(node.url().toString()).trusting(certificate.pem()).user(user, PASSWORD);
  }

  @Test
  @Order(1)
  void writesNothingBeforeSetUpAndEverythingAfterIt() throws Exception {
    String namespace = Deliveries.namespace();
    assertThatThrownBy(() -> sink(as("admin"), namespace, () -> {}).check())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("run orca es setup");
    deliver(
        sink(
            as("admin"),
            namespace,
            () -> {
              JsonNode streams = node.api().get("/_resolve/index/*-orca.*-*");
              assertThat(streams.get("data_streams")).isEmpty();
              assertThat(streams.get("indices")).isEmpty();
              install(as("installer"));
            }));
    assertThat(troubles).hasSize(1);
    assertThat(troubles.get(0)).contains("0 documents", "run orca es setup", "nothing is lost");
    assertEverythingIsThere(namespace);
  }

  @Test
  @Order(2)
  void setUpSaysWhichPrivilegeItNeeds() {
    assertThatThrownBy(() -> ElasticsearchSetup.of(as("writer")).install())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("does not allow this")
        .hasMessageContaining("manage_index_templates")
        .hasMessageContaining("docs/elasticsearch.md")
        .message()
        .doesNotContain(PASSWORD);
  }

  @Test
  @Order(3)
  void writesWithTheLeastPrivileges() throws Exception {
    String namespace = Deliveries.namespace();
    sink(as("writer"), namespace, () -> {}).check();
    deliver(sink(as("writer"), namespace, () -> {}));
    assertThat(troubles).isEmpty();
    assertEverythingIsThere(namespace);
  }

  @Test
  @Order(4)
  void saysWhichPrivilegesAreMissing() {
    deliverUntilInterrupted(as("nobody"));
    assertThat(sink.delivery().text())
        .startsWith("0 documents")
        .contains("does not allow this", "nobody", "docs/elasticsearch.md")
        .doesNotContain(PASSWORD);
  }

  @Test
  @Order(5)
  void saysThatThePasswordIsWrong() {
    Server wrong = as("writer").user("writer", "no-such-password");
    assertThatThrownBy(() -> sink(wrong, "wrong", () -> {}).check())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("refuses user, password or API key (401)")
        .message()
        .doesNotContain("no-such-password");
    deliverUntilInterrupted(wrong);
    assertThat(sink.delivery().text())
        .startsWith("0 documents")
        .contains("refuses user, password or API key (401)");
  }

  @Test
  @Order(6)
  void saysThatTheCertificateIsNotTrusted() throws Exception {
    Server strange = Server.at(node.url().toString()).user("writer", PASSWORD);
    Path other = Certificate.make(folder, "other").pem();
    for (Server wrong : List.of(strange, strange.trusting(other))) {
      assertThatThrownBy(() -> sink(wrong, "wrong", () -> {}).check())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is not trusted by its certificate");
    }
  }

  @Test
  @Order(7)
  void saysThatAddressesWithoutTlsAreWrongHere() {
    String plain = node.url().toString().replace("https:", "http:");
    assertThatThrownBy(() -> sink(Server.at(plain), "wrong", () -> {}).check())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(plain);
  }

  @Test
  @Order(8)
  void waitsWhileAnIndexIsReadOnly() throws Exception {
    String namespace = Deliveries.namespace();
    deliver(sink(as("writer"), namespace, () -> {}));
    String swarm = "/metrics-orca.swarm-" + namespace;
    node.api().post(swarm + "/_rollover", "");
    block(swarm, true);
    RunReport other = Deliveries.anotherRun(REPORT);
    deliver(sink(as("writer"), namespace, () -> block(swarm, false)), other);
    assertThat(troubles).hasSize(1);
    assertThat(troubles.get(0)).contains("does not let write", "take the block off");
    assertThat(node.api().documents(swarm.substring(1))).hasSize(4);
  }

  @Test
  @Order(9)
  void goesOnWithAServerThatWasKilledAndStartedAgain() throws Exception {
    String namespace = Deliveries.namespace();
    List<RecordedInterval> recorded = Deliveries.recorded(REPORT);
    ElasticsearchSink killed = sink(as("admin"), namespace, node::restart);
    try (killed) {
      killed.started(REPORT.info());
      killed.recorded(recorded.get(0));
      killed.progressed(Reports.progress(REPORT, 10));
      node.kill();
      for (RecordedInterval interval : recorded.subList(1, recorded.size())) {
        killed.recorded(interval);
      }
      killed.ended(REPORT);
    }
    assertThat(troubles.get(0)).contains("goes on by itself").doesNotStartWith("0 documents");
    assertEverythingIsThere(namespace);
  }

  private static void block(String stream, boolean blocked) {
    node.api().put(stream + "/_settings", "{\"index.blocks.write\":%s}".formatted(blocked));
  }

  private static void install(Server server) {
    try {
      ElasticsearchSetup.of(server).install();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private ElasticsearchSink sink(Server server, String namespace, Runnable mend) {
    sink =
        ElasticsearchSink.to(server)
            .namespace(namespace)
            .pause(
                backoff -> {
                  troubles.add(sink.delivery().text());
                  if (troubles.size() == 1) {
                    mend.run();
                  }
                  assertThat(troubles).hasSizeLessThan(200);
                  Thread.onSpinWait();
                })
            .build();
    return sink;
  }

  private void deliver(ElasticsearchSink to) throws Exception {
    deliver(to, REPORT);
  }

  private void deliver(ElasticsearchSink to, RunReport report) throws Exception {
    Deliveries.deliver(to, report);
    assertThat(to.delivery().complete()).as(to.delivery().text()).isTrue();
  }

  private void deliverUntilInterrupted(Server server) {
    sink =
        ElasticsearchSink.to(server)
            .pause(
                backoff -> {
                  throw new InterruptedException();
                })
            .build();
    assertThatThrownBy(() -> Deliveries.deliver(sink, REPORT))
        .isInstanceOf(InterruptedException.class);
  }

  private void assertEverythingIsThere(String namespace) {
    int there = 0;
    for (String stream : new Streams(namespace).all()) {
      there += node.api().documents(stream).size();
    }
    assertThat(sink.delivery().text()).startsWith(there + " documents");
    assertThat(node.api().documents("metrics-orca.swarm-" + namespace)).hasSize(2);
    assertThat(node.api().documents("metrics-orca.series-" + namespace))
        .hasSize(2 * REPORT.drones().size() * REPORT.series().size());
    assertThat(node.api().documents("logs-orca.event-" + namespace, "event.action:run-ended"))
        .hasSize(1);
  }
}
