package io.orcastrike.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
  private static String namespace;

  @BeforeAll
  static void deliver() throws IOException, InterruptedException {
    api = RestApi.any();
    ElasticsearchSetup.of(api.server()).install();
    namespace = Deliveries.namespace();
    ElasticsearchSink sink = ElasticsearchSink.to(api.server()).namespace(namespace).build();
    Deliveries.deliver(sink, REPORT);
    assertThat(sink.delivery().text()).doesNotContain("refused").doesNotContain("there already");
    assertThat(sink.delivery().complete()).isTrue();
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
  void documentsAreTheSameWhetherTheServerKnowsHistograms() {
    List<JsonNode> series = api.documents("metrics-orca.series-" + namespace);
    assertThat(series).isNotEmpty();
    for (JsonNode document : series) {
      assertThat(document.at("/orca/service/ms/values")).isNotEmpty();
      assertThat(document.at("/orca/service/ms/counts"))
          .hasSameSizeAs(document.at("/orca/service/ms/values"));
    }
  }

  @Test
  void dataStreamsAppearWithTheFirstDocuments() {
    for (String stream : new Streams(namespace).all()) {
      assertThat(api.documents(stream)).as(stream).isNotEmpty();
      assertThat(api.get("/_resolve/index/" + stream).get("data_streams")).hasSize(1);
    }
  }

  @Test
  void fieldsHaveTheTypesThatDashboardsExpect() {
    assertType("series", "orca.count", "long");
    assertType("series", "orca.run.id", "keyword");
    assertType("series", "orca.scenario", "keyword");
    assertType("series", "event.outcome", "keyword");
    assertType("series", "agent.id", "keyword");
    assertType("series", "orca.interval.ms", "long");
    assertType("series", "orca.response.p99_ms", "double");
    assertType("series", "@timestamp", "date");
    assertType("swarm", "orca.rate.achieved", "double");
    assertType("swarm", "orca.users.active", "long");
    assertType("swarm", "orca.response.p50_ms", "double");
    assertType("drone", "orca.drone.cpu_share", "double");
    assertType("drone", "orca.drone.lag.p99_ms", "double");
    assertType("summary", "orca.verdict", "keyword");
    assertType("summary", "orca.duration.s", "double");
    assertType("summary", "orca.threshold.observed", "double");
    assertType("summary", "orca.reasons", "text");
    String events = "logs-orca.event-" + namespace;
    // A server with Elastic's own modules has types that are smaller.
    assertThat(type(events, "message")).isIn("match_only_text", "text");
    assertThat(type(events, "data_stream.namespace")).isIn("constant_keyword", "keyword");
    assertThat(type(events, "event.action")).isEqualTo("keyword");
    assertThat(type(events, "orca.error.count")).isEqualTo("long");
  }

  private static void assertType(String dataset, String field, String type) {
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
                ((ObjectNode) parent)
                    .remove(List.of("created_date_millis", "modified_date_millis")));
    return templates;
  }
}
