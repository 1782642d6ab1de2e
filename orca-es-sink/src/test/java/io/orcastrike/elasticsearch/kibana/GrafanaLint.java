package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what Grafana would not take, or show wrongly, in a dashboard, as there is none to ask. */
final class GrafanaLint {
  private static final int WIDTH = 24;
  private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");

  private final List<String> findings = new ArrayList<>();

  private GrafanaLint() {}

  static List<String> findings(String text) {
    GrafanaLint lint = new GrafanaLint();
    try {
      lint.check(ImportFile.read(text));
    } catch (IllegalArgumentException e) {
      lint.findings.add(e.getMessage());
    }
    return lint.findings;
  }

  private void check(JsonNode dashboard) {
    require(dashboard.path("schemaVersion").asInt() == 38, "schemaVersion is not Grafana 10.0's");
    require(dashboard.path("uid").asText().matches("[\\w-]{1,40}"), "uid is none");
    require(!dashboard.has("id"), "an id is another dashboard's where it is imported");
    String source = dashboard.path("__inputs").path(0).path("name").asText();
    for (JsonNode each : dashboard.findValues("datasource")) {
      require(
          each.path("uid").asText().equals("${" + source + "}"),
          "no input gives data source " + each);
    }
    Set<String> variables =
        new HashSet<>(dashboard.path("templating").path("list").findValuesAsText("name"));
    for (String query : dashboard.findValuesAsText("query")) {
      VARIABLE
          .matcher(query)
          .results()
          .filter(found -> !variables.contains(found.group(1)))
          .forEach(found -> findings.add("no such variable: " + found.group()));
    }
    List<JsonNode> panels = ImportFile.list(dashboard.path("panels"));
    List<String> kinds = dashboard.path("__requires").findValuesAsText("id");
    unique(panels.stream().map(each -> each.path("id").asText()).toList(), "id of panels");
    unique(panels.stream().map(each -> each.path("title").asText()).toList(), "title");
    for (JsonNode panel : panels) {
      String title = panel.path("title").asText();
      require(kinds.contains(panel.path("type").asText()), title + ": kind is not required");
      place(panel.path("gridPos"), title);
      panels.stream()
          .takeWhile(other -> other != panel)
          .filter(other -> overlap(other, panel))
          .forEach(other -> findings.add(title + ": overlap with " + other.path("title")));
      unique(panel.path("targets").findValuesAsText("refId"), title + ": refId");
      panel.path("targets").forEach(target -> target(panel, target, title));
    }
    for (PanelQuery query : GrafanaQueries.of(dashboard)) {
      RequestRules.findings(parsed(query)).forEach(found -> findings.add(query + ": " + found));
    }
  }

  private static PanelQuery parsed(PanelQuery query) {
    ObjectNode body = query.body().deepCopy();
    String lucene = body.path("query").path("query_string").path("query").asText();
    body.set("query", Lucene.query(lucene.replace(":*", ":$all")));
    return new PanelQuery(query.dashboard(), query.panel(), query.index(), body);
  }

  private void place(JsonNode place, String title) {
    int x = place.path("x").asInt(-1);
    int w = place.path("w").asInt();
    require(
        x >= 0
            && w > 0
            && x + w <= WIDTH
            && place.path("y").asInt(-1) >= 0
            && place.path("h").asInt() > 0,
        title + ": not within the grid " + place);
  }

  private static boolean overlap(JsonNode one, JsonNode other) {
    return DashboardRules.overlapping(one.path("gridPos"), other.path("gridPos"));
  }

  private void target(JsonNode panel, JsonNode target, String title) {
    List<String> ids = new ArrayList<>(target.path("metrics").findValuesAsText("id"));
    ids.addAll(target.path("bucketAggs").findValuesAsText("id"));
    unique(ids, title + ": id of metrics and buckets");
    List<String> buckets = target.path("bucketAggs").findValuesAsText("type");
    boolean table = panel.path("type").asText().equals("table");
    require(
        !buckets.isEmpty()
            && buckets.indexOf("date_histogram") == (table ? -1 : buckets.size() - 1),
        title + ": time must be the last bucket, and none in a table");
    for (String by : target.path("bucketAggs").findValuesAsText("orderBy")) {
      require(by.equals("_term") || ids.contains(by), title + ": in the order of nothing: " + by);
    }
    List<String> calcs =
        ImportFile.texts(panel.path("options").path("reduceOptions").path("calcs"));
    require(
        calcs.isEmpty() || calcs.equals(target.path("metrics").findValuesAsText("type")),
        title + ": buckets are put together in another way than documents: " + calcs);
  }

  private void unique(List<String> values, String what) {
    require(new HashSet<>(values).size() == values.size(), what + " used twice in " + values);
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      findings.add(otherwise);
    }
  }
}
