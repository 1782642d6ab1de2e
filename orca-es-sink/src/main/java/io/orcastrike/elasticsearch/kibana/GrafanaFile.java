package io.orcastrike.elasticsearch.kibana;

import io.orcastrike.elasticsearch.Fields;
import java.util.List;

/** What stands around the panels: the data source that is asked for, and what can be chosen. */
final class GrafanaFile {
  /** Grafana's numbers for the order of values; of runs the last in the alphabet is the newest. */
  private static final int ASCENDING = 1;

  private static final int DESCENDING = 2;

  private GrafanaFile() {}

  static Json of(List<Json> panels) {
    return Json.of("__inputs", List.of(input()))
        .with("__requires", requirements())
        .with("uid", "orca-runs")
        .with("title", "Orca")
        .with("description", "Load tests by Orca. Choose a test and a run.")
        .with("tags", List.of("orca"))
        .with("schemaVersion", 38)
        .with("version", 1)
        .with("editable", true)
        .with("graphTooltip", 1)
        .with("refresh", "10s")
        .with("time", Json.of("from", "now-1h").with("to", "now"))
        .with("timezone", "browser")
        .with("annotations", Json.of("list", List.of()))
        .with("templating", Json.of("list", List.of(test(), run())))
        .with("links", List.of())
        .with("panels", panels);
  }

  private static Json input() {
    return Json.of("name", GrafanaPanel.SOURCE)
        .with("label", "Orca in Elasticsearch")
        .with("description", "An Elasticsearch data source with the index name metrics-orca.*-*")
        .with("type", "datasource")
        .with("pluginId", "elasticsearch")
        .with("pluginName", "Elasticsearch");
  }

  private static List<Json> requirements() {
    return List.of(
        required("grafana", "grafana", "Grafana", "10.0.0"),
        required("datasource", "elasticsearch", "Elasticsearch", "1.0.0"),
        required("panel", "timeseries", "Time series", ""),
        required("panel", "stat", "Stat", ""),
        required("panel", "table", "Table", ""));
  }

  private static Json required(String type, String id, String name, String version) {
    return Json.of("type", type).with("id", id).with("name", name).with("version", version);
  }

  private static Json test() {
    return variable("test", "Test", Fields.TEST, "*", ASCENDING);
  }

  private static Json run() {
    return variable("run", "Run", Fields.RUN, Fields.TEST + ":$test", DESCENDING);
  }

  private static Json variable(
      String name, String label, String field, String condition, int sort) {
    String query =
        Json.of("find", "terms")
            .with("field", field)
            .with("query", condition)
            .with("size", 200)
            .text();
    return Json.of("name", name)
        .with("label", label)
        .with("type", "query")
        .with("datasource", GrafanaPanel.datasource())
        .with("query", query)
        .with("definition", query)
        .with("refresh", 2)
        .with("sort", sort)
        .with("multi", false)
        .with("includeAll", true)
        .with("allValue", "*")
        .with("current", Json.of("selected", true).with("text", "All").with("value", "$__all"))
        .with("options", List.of())
        .with("hide", 0);
  }
}
