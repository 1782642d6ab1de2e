package io.orcastrike.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcastrike.report.RunReport;
import io.orcastrike.testkit.Reports;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What set-up makes of a real server, and what the server makes of documents then. */
@Timeout(300)
class SetupTest {
  private static final RunReport REPORT = Reports.failed();
  private static RestApi api;

  @BeforeAll
  static void find() {
    api = RestApi.any();
  }

  @Test
  void installsItsTemplatesOnceAndAgain() throws Exception {
    ElasticsearchSetup.Result first = ElasticsearchSetup.of(api.server()).install();
    JsonNode templates = api.get("/_index_template/orca-*");
    assertThat(ElasticsearchSetup.of(api.server()).install()).isEqualTo(first);
    assertThat(withoutDates(api.get("/_index_template/orca-*"))).isEqualTo(withoutDates(templates));
    assertThat(templates.get("index_templates")).hasSize(2);
    assertThat(templates.findValues("priority")).allMatch(priority -> priority.asInt() == 500);
    assertThat(templates.findValuesAsText("data_retention")).containsExactly("90d", "90d");
  }

  @Test
  void keepsDocumentsForAsLongAsAsked() throws Exception {
    ElasticsearchSetup.of(api.server()).retention("36h").install();
    assertThat(api.get("/_index_template/orca-*").findValuesAsText("data_retention"))
        .containsExactly("36h", "36h");
    ElasticsearchSetup.of(api.server()).install();
  }

  @Test
  void refusesARetentionThatIsNone() {
    for (String wrong : List.of("", "0d", "-1d", "90", "3w", "1d ", "1d\n", "1234567d")) {
      assertThatThrownBy(() -> ElasticsearchSetup.of(Server.at("http://x:1")).retention(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a retention must be a time such as 30d or 12h, was \"%s\"", wrong);
    }
  }

  @Test
  void saysWhetherTheServerKnowsHistograms() throws Exception {
    boolean histograms = ElasticsearchSetup.of(api.server()).install().histograms();
    String mapped =
        api.get("/_index_template/orca-metrics")
            .at("/index_templates/0/index_template/template/mappings/properties/orca/properties")
            .at("/response/properties/ms/type")
            .asText();
    assertThat(mapped).isEqualTo(histograms ? "histogram" : "object");
    // The one that this build brings has none.
    assertThat(histograms).isEqualTo(RestApi.named().isPresent());
  }

  @Test
  void documentsAreTheSameWhetherTheServerKnowsHistograms() throws Exception {
    String namespace = deliver();
    List<JsonNode> series = api.documents("metrics-orca.series-" + namespace);
    assertThat(series).isNotEmpty();
    for (JsonNode document : series) {
      assertThat(document.at("/orca/service/ms/values")).isNotEmpty();
      assertThat(document.at("/orca/service/ms/counts"))
          .hasSameSizeAs(document.at("/orca/service/ms/values"));
    }
  }

  @Test
  void dataStreamsAppearWithTheFirstDocuments() throws Exception {
    String namespace = deliver();
    for (String stream : new Streams(namespace).all()) {
      assertThat(api.documents(stream)).as(stream).isNotEmpty();
      assertThat(api.get("/_resolve/index/" + stream).get("data_streams")).hasSize(1);
    }
  }

  @Test
  void fieldsHaveTheTypesThatDashboardsExpect() throws Exception {
    String namespace = deliver();
    assertType(namespace, "series", "orca.count", "long");
    assertType(namespace, "series", "orca.run.id", "keyword");
    assertType(namespace, "series", "orca.scenario", "keyword");
    assertType(namespace, "series", "event.outcome", "keyword");
    assertType(namespace, "series", "agent.id", "keyword");
    assertType(namespace, "series", "orca.interval.ms", "long");
    assertType(namespace, "series", "orca.response.p99_ms", "double");
    assertType(namespace, "series", "@timestamp", "date");
    assertType(namespace, "swarm", "orca.rate.achieved", "double");
    assertType(namespace, "swarm", "orca.users.active", "long");
    assertType(namespace, "swarm", "orca.response.p50_ms", "double");
    assertType(namespace, "drone", "orca.drone.cpu_share", "double");
    assertType(namespace, "drone", "orca.drone.lag.p99_ms", "double");
    assertType(namespace, "summary", "orca.verdict", "keyword");
    assertType(namespace, "summary", "orca.duration.s", "double");
    assertType(namespace, "summary", "orca.threshold.observed", "double");
    assertType(namespace, "summary", "orca.reasons", "text");
    String events = "logs-orca.event-" + namespace;
    // A server with Elastic's own modules has types that are smaller.
    assertThat(type(events, "message")).isIn("match_only_text", "text");
    assertThat(type(events, "data_stream.namespace")).isIn("constant_keyword", "keyword");
    assertThat(type(events, "event.action")).isEqualTo("keyword");
    assertThat(type(events, "orca.error.count")).isEqualTo("long");
  }

  private static void assertType(String namespace, String dataset, String field, String type) {
    String stream = "metrics-orca.%s-%s".formatted(dataset, namespace);
    assertThat(type(stream, field)).as(field).isEqualTo(type);
  }

  private static String type(String stream, String field) {
    return api.get("/%s/_mapping/field/%s".formatted(stream, field))
        .iterator()
        .next()
        .at("/mappings")
        .path(field)
        .at("/mapping")
        .iterator()
        .next()
        .at("/type")
        .asText();
  }

  private static JsonNode withoutDates(JsonNode templates) {
    templates
        .findParents("created_date_millis")
        .forEach(
            parent ->
                ((com.fasterxml.jackson.databind.node.ObjectNode) parent)
                    .remove(List.of("created_date_millis", "modified_date_millis")));
    return templates;
  }

  private static String deliver() throws IOException, InterruptedException {
    ElasticsearchSetup.of(api.server()).install();
    String namespace = Deliveries.namespace();
    ElasticsearchSink sink = ElasticsearchSink.to(api.server()).namespace(namespace).build();
    Deliveries.deliver(sink, REPORT);
    assertThat(sink.delivery().text()).doesNotContain("refused").doesNotContain("there already");
    assertThat(sink.delivery().complete()).isTrue();
    return namespace;
  }
}
