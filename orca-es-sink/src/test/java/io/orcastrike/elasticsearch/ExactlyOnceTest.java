package io.orcastrike.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcastrike.report.RunReport;
import io.orcastrike.testkit.ManualClock;
import io.orcastrike.testkit.Reports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is sent again is there once, also where the server would take it twice. */
@Timeout(120)
class ExactlyOnceTest {
  private static final RunReport REPORT = Reports.failed();

  private FaultyElasticsearch server;
  private final List<String> troubles = new ArrayList<>();
  private ElasticsearchSink sink;

  @BeforeEach
  void start() throws IOException {
    server = FaultyElasticsearch.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aRunDeliveredAgainIsThereOnce() throws Exception {
    ElasticsearchSink first = deliver();
    Map<String, JsonNode> documents = server.documents();
    assertThat(first.delivery().text()).isEqualTo(documents.size() + " documents");

    ElasticsearchSink second = deliver();
    assertThat(server.documents()).isEqualTo(documents);
    assertThat(server.creations()).isEqualTo(documents.size());
    assertThat(second.delivery().complete()).isTrue();
    assertThat(second.delivery().text())
        .isEqualTo("%1$d documents (%1$d of them were there already)".formatted(documents.size()));
  }

  @Test
  void aRunDeliveredLaterIsThereOnceAlsoAfterARollOver() throws Exception {
    deliver();
    server.rollOver();
    ElasticsearchSink later = ElasticsearchSink.to(Server.at(server.url())).build();
    Deliveries.deliver(later, REPORT);
    assertThat(server.creations()).isEqualTo(server.documents().size());
    assertThat(later.delivery().text()).contains("of them were there already");
  }

  @Test
  void asksForNothingWhileEverythingIsNew() throws Exception {
    deliver();
    assertThat(server.searches()).isZero();
  }

  @Test
  void aLostAnswerDoublesNothingAlsoAfterARollOver() throws Exception {
    server.next(Fault.lostAnswer());
    ElasticsearchSink sink = deliver();
    assertThat(troubles).hasSize(1);
    assertThat(troubles.get(0)).contains("breaks the connection", "goes on by itself");
    assertTold(sink);
  }

  @Test
  void aGatewaysAnswerDoublesNothingAlsoAfterARollOver() throws Exception {
    server.next(Fault.gateway());
    assertTold(deliver());
  }

  @Test
  void aDocumentTakenByAServerThatSaysOtherwiseIsThereOnce() throws Exception {
    server.next(Fault.takenAndUnavailable());
    assertTold(deliver());
  }

  @Test
  void countsADocumentOnceThatIsSentThreeTimes() throws Exception {
    server.ofItem(
        new Fault.OfItem(
            document -> document.at("/event/dataset").asText().equals("orca.swarm"),
            429,
            "es_rejected_execution_exception",
            "queue full"));
    server.next(
        Fault.lostAnswer(), Fault.error(429, "es_rejected_execution_exception", "queue full"));
    assertTold(deliver());
  }

  @Test
  void waitsForWhatItCannotSee() throws Exception {
    server.next(Fault.lostAnswer());
    server.hidesShards();
    assertTold(deliver());
    assertThat(troubles).hasSize(2);
    assertThat(troubles.get(1)).contains("is not ready", "missing shards");
  }

  @Test
  void goesOnWhereItMayNotRead() throws Exception {
    server.next(Fault.error(503, "process_cluster_event_timeout_exception", "busy"));
    server.ofSearch(Fault.error(403, "security_exception", "unauthorized to read"));
    ElasticsearchSink sink = build(() -> {});
    Deliveries.deliver(sink, REPORT);
    assertTold(sink);
    assertThat(server.searches()).isEqualTo(1);
  }

  private ElasticsearchSink deliver() throws Exception {
    ElasticsearchSink sink =
        build(
            () -> {
              server.rollOver();
              if (troubles.size() > 1) {
                server.heal();
              }
            });
    Deliveries.deliver(sink, REPORT);
    return sink;
  }

  private ElasticsearchSink build(Runnable atPause) {
    sink =
        ElasticsearchSink.to(Server.at(server.url()))
            .clock(new ManualClock())
            .pause(
                backoff -> {
                  troubles.add(sink.delivery().text());
                  assertThat(troubles).hasSizeLessThan(20);
                  atPause.run();
                })
            .build();
    return sink;
  }

  private void assertTold(ElasticsearchSink sink) {
    int all = server.documents().size();
    assertThat(server.creations()).isEqualTo(all);
    assertThat(sink.delivery().complete()).isTrue();
    assertThat(sink.delivery().text()).startsWith(all + " documents");
  }
}
