package io.orcastrike.elasticsearch.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GrafanaDashboardTest {
  @Test
  void hasNothingThatGrafanaWouldNotTake() {
    assertThat(GrafanaLint.findings(GrafanaDashboard.text())).isEmpty();
  }

  @Test
  void isTheSameTextEachTime() {
    assertThat(GrafanaDashboard.text()).isEqualTo(GrafanaDashboard.text()).endsWith("}\n");
  }

  @Test
  void needsNoHistograms() {
    assertThat(GrafanaQueries.of(ImportFile.read(GrafanaDashboard.text())))
        .hasSizeGreaterThan(18)
        .noneMatch(PanelQuery::needsHistograms);
  }

  @Test
  void aLineIsAnAggregationOfTheChosenRun() {
    assertThat(
            PanelQuery.all().stream()
                .filter(each -> each.panel().equals("CPU by drone A"))
                .map(each -> each.body().toString()))
        .containsExactly(
            """
            {"size":0,"query":{"query_string":{"analyze_wildcard":true,\
            "query":"data_stream.dataset:\\"orca.drone\\" AND orca.test.name:* AND orca.run.id:*"}},\
            "aggs":{"100":{"terms":{"field":"agent.name","min_doc_count":1,"size":50,\
            "order":{"_key":"desc"}},\
            "aggs":{"101":{"date_histogram":{"field":"@timestamp","min_doc_count":1,\
            "fixed_interval":"10s"},\
            "aggs":{"1":{"max":{"field":"orca.drone.cpu_share"}}}}}}}}\
            """);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void theLintFinds(String finding, Consumer<ObjectNode> mistake) {
    ObjectNode dashboard = (ObjectNode) ImportFile.read(GrafanaDashboard.text());
    mistake.accept(dashboard);

    assertThat(GrafanaLint.findings(dashboard.toString()))
        .anySatisfy(found -> assertThat(found).contains(finding));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        on("schemaVersion", dashboard -> dashboard.put("schemaVersion", 41)),
        on("uid is none", dashboard -> dashboard.put("uid", "")),
        on("an id is another", dashboard -> dashboard.put("id", 7)),
        on("no input gives", dashboard -> dashboard.withArray("__inputs").removeAll()),
        on("no such variable: $run", dashboard -> list(dashboard.path("templating")).remove(1)),
        on("id of panels used twice", dashboard -> panel(dashboard, "Rate").put("id", 1)),
        on("title used twice", dashboard -> panel(dashboard, "Rate").put("title", "Runs")),
        on("kind is not required", dashboard -> panel(dashboard, "Rate").put("type", "graph")),
        on("not within the grid", dashboard -> place(dashboard, "Rate").put("w", 25)),
        on("not within the grid", dashboard -> place(dashboard, "Rate").put("x", -1)),
        on("overlap with", dashboard -> place(dashboard, "Rate").put("h", 9)),
        on("refId used twice", dashboard -> target(dashboard, "Rate", 1).put("refId", "A")),
        on("metrics and buckets", dashboard -> metric(dashboard, "Rate").put("id", "100")),
        on("time must be the last", dashboard -> panel(dashboard, "Rate").put("type", "table")),
        on("time must be the last", dashboard -> panel(dashboard, "Runs").put("type", "stat")),
        on("order of nothing", dashboard -> settings(dashboard, "CPU").put("orderBy", "9")),
        on("in another way", dashboard -> metric(dashboard, "Iterations st").put("type", "max")),
        on(
            "no max of a KEYWORD",
            dashboard -> metric(dashboard, "Rate").put("field", "orca.run.id")),
        on("no field of orca.swarm", dashboard -> metric(dashboard, "Rate").put("field", "other")),
        on("no avg of a DOUBLE", dashboard -> metric(dashboard, "Rate").put("type", "avg")),
        on(
            "no terms of a DOUBLE",
            dashboard -> bucket(dashboard).put("field", "orca.drone.cpu_share")),
        on("beyond what is tested", dashboard -> query(dashboard, "orca.run.id:[1 TO 2]")),
        on("no field of orca.swarm", dashboard -> query(dashboard, "_exists_:other")));
  }

  private static Arguments on(String finding, Consumer<ObjectNode> mistake) {
    return arguments(finding, mistake);
  }

  private static ArrayNode list(JsonNode owner) {
    return (ArrayNode) owner.path("list");
  }

  private static ObjectNode panel(JsonNode dashboard, String title) {
    return (ObjectNode)
        ImportFile.list(dashboard.path("panels")).stream()
            .filter(each -> each.path("title").asText().startsWith(title))
            .findFirst()
            .orElseThrow();
  }

  private static ObjectNode place(JsonNode dashboard, String title) {
    return panel(dashboard, title).withObject("gridPos");
  }

  private static ObjectNode target(JsonNode dashboard, String title, int index) {
    return (ObjectNode) panel(dashboard, title).path("targets").path(index);
  }

  private static ObjectNode metric(JsonNode dashboard, String title) {
    return (ObjectNode) target(dashboard, title, 0).path("metrics").path(0);
  }

  private static ObjectNode bucket(JsonNode dashboard) {
    return (ObjectNode) target(dashboard, "CPU", 0).path("bucketAggs").path(0);
  }

  private static ObjectNode settings(JsonNode dashboard, String title) {
    return ((ObjectNode) target(dashboard, title, 0).path("bucketAggs").path(0))
        .withObject("settings");
  }

  private static void query(JsonNode dashboard, String condition) {
    ObjectNode target = target(dashboard, "Rate", 0);
    target.put("query", target.path("query").asText() + " AND " + condition);
  }
}
