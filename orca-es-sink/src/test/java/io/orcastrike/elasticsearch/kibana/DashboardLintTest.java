package io.orcastrike.elasticsearch.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The lint finds each mistake that it is made for: the real file is broken in each way. */
class DashboardLintTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource({"lines", "placing", "references", "columns", "requests", "vega"})
  void finds(String finding, Consumer<BrokenFile> mistake) {
    BrokenFile file = new BrokenFile();
    mistake.accept(file);

    assertThat(DashboardLint.findings(file.text()))
        .anySatisfy(found -> assertThat(found).contains(finding));
  }

  @Test
  void findsNothingInAFileThatWasOnlyTakenApart() {
    assertThat(DashboardLint.findings(new BrokenFile().text())).isEmpty();
  }

  @Test
  void findsALineThatIsCutShort() {
    String text = KibanaDashboards.text();

    assertThat(DashboardLint.findings(text.substring(0, text.length() - 9)))
        .anySatisfy(found -> assertThat(found).contains("no JSON"));
  }

  private static Arguments on(String finding, Consumer<BrokenFile> mistake) {
    return arguments(finding, mistake);
  }

  static Stream<Arguments> lines() {
    return Stream.of(
        on("twice the same object", file -> file.objects().add(file.objects().get(3))),
        on("unknown attributes [hits]", file -> file.attributes().put("hits", 0)),
        on("unknown members [updated_at]", file -> file.overview().put("updated_at", "now")),
        on("no title", file -> file.attributes().remove("title")),
        on("no list of references", file -> file.overview().remove("references")),
        on("type version", file -> file.overview().put("typeMigrationVersion", "10.3.0")),
        on("core version", file -> file.overview().put("coreMigrationVersion", "9.0.0")),
        on("data view missing: METRICS", file -> file.objects().removeFirst()),
        on("not in the file", file -> file.objects().remove(1)),
        on("no JSON", file -> file.attributes().put("optionsJSON", "{")));
  }

  static Stream<Arguments> placing() {
    return Stream.of(
        on("title that was used", file -> file.panel("Rate").put("title", "Steps")),
        on("panelIndex used before", file -> file.rename("Rate", file.id("Steps"))),
        on("gridData.i differ", file -> file.place("Rate").put("i", "other")),
        on("not within the grid", file -> file.place("Iterations in flight").put("w", 25)),
        on("not within the grid", file -> file.place("Steps").put("x", -1)),
        on("overlap", file -> file.place("Rate").put("h", 12)),
        on("unknown members [version]", file -> file.panel("Rate").put("version", "8.8.0")),
        on("unknown type of panel", file -> file.panel("Rate").put("type", "lense")));
  }

  static Stream<Arguments> references() {
    return Stream.of(
        on("a reference is missing", file -> ((ArrayNode) file.references()).remove(0)),
        on("nothing needs", file -> file.reference(0).put("name", "other")),
        on("to another object", file -> file.reference(0).put("id", file.logs())),
        on("without panelRefName", file -> file.panelOf(4, "Events").remove("panelRefName")),
        on("link to no dashboard", file -> file.vis("Dashboards").put("markdown", "[a](#/view/b)")),
        on("no known control", file -> file.control(0).put("type", "slider")),
        on("two controls in one place", file -> file.control(1).put("order", 0)),
        on("two ids", file -> file.input(0).put("id", "other")),
        on("without values to choose", file -> file.input(0).put("fieldName", "orca.count")),
        on("without values to choose", file -> file.input(2).put("fieldName", "error.message")));
  }

  static Stream<Arguments> columns() {
    return Stream.of(
        on("is not columns", file -> file.order("Rate").remove(0)),
        on("bucket behind a number", file -> file.order("Rate").add(file.order("Rate").remove(0))),
        on("in the order of no number", file -> file.orderBy("Outcomes").put("columnId", "m7")),
        on("in the order of no number", file -> file.orderBy("Outcomes").put("columnId", "b0")),
        on("in no order", file -> file.orderBy("Outcomes").put("type", "custom")),
        on("isBucketed is wrong", file -> file.column("Rate", "b0").put("isBucketed", false)),
        on("no label", file -> file.column("Rate", "m0").put("label", " ")),
        on("not shown: [m1]", file -> file.accessors("Rate").remove(1)),
        on("not there: [m9]", file -> file.accessors("Rate").add("m9")),
        on("shows layers", file -> file.shown("Rate").put("layerId", "other")),
        on("without data view", file -> file.lensReference("Rate").put("name", "other")),
        on("unknown visualizationType", file -> file.lens("Rate").put("visualizationType", "xy")),
        on("unknown seriesType", file -> file.shown("Rate").put("seriesType", "lines")),
        on("no KQL", file -> file.query("Rate").put("language", "lucene")),
        on(
            "a rate in buckets",
            file -> file.params("Iterations per second", "b0").put("interval", "auto")),
        on(
            "a rate in buckets",
            file -> file.params("Iterations per second", "b0").put("interval", "10s")));
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        on("no field of orca.swarm", file -> file.field("Rate", "m0", "orca.rate.wanted")),
        on("no field of orca.swarm: orca.count", file -> file.field("Rate", "m0", "orca.count")),
        on("no max of a KEYWORD", file -> file.field("Rate", "m0", "orca.run.id")),
        on("no sum of a KEYWORD", file -> file.field("Outcomes", "m0", "orca.step")),
        on("no sum of a HISTOGRAM", file -> file.field("Outcomes", "m0", "orca.service.ms")),
        on("no percentiles of a KEYWORD", file -> file.field("Steps", "m2", "orca.step")),
        on("no percentiles of a DOUBLE", file -> file.field("Steps", "m2", "orca.service.p50_ms")),
        on("no terms of a LONG", file -> file.field("Outcomes", "b1", "orca.count")),
        on("no date_histogram of a KEYWORD", file -> file.field("Rate", "b0", "orca.run.id")),
        on("no cardinality of a LONG", file -> file.field("Drones", "m0", "orca.count")),
        on(
            "no number that is tested: average",
            file -> file.column("Rate", "m0").put("operationType", "average")),
        on(
            "no field of orca.series: orca.ste",
            file -> file.query("Steps").put("query", file.kql("Steps").replace("step", "ste"))),
        on("no match_phrase of a LONG", file -> file.where("Steps", "orca.count : \"7\"")),
        on("beyond what is tested", file -> file.where("Steps", "orca.run.id : a or b")),
        on("not for one", file -> file.query("Rate").put("query", "orca.run.id : *")),
        on("are not in logs", file -> file.lensReferenceEverywhere("Rate", file.logs())),
        on(
            "no field of orca.event",
            file -> ((ArrayNode) file.search().path("attributes").path("columns")).add("none")));
  }

  static Stream<Arguments> vega() {
    return Stream.of(
        on("no JSON", file -> file.vis("Response, all").put("spec", "{")),
        on("another $schema", file -> file.vega(spec -> spec.put("$schema", "v4"))),
        on("warn of the version", file -> file.vega(spec -> spec.remove("config"))),
        on("follow the controls", file -> file.url(url -> url.remove("%context%"))),
        on("follow the time", file -> file.url(url -> url.put("%timefield%", "time"))),
        on("beside %context%", file -> file.url(url -> url.withObject("body").putObject("query"))),
        on("asks for documents", file -> file.url(url -> url.withObject("body").put("size", 9))),
        on("reads what is not asked", file -> file.data(data -> rename(data, "format", "curves"))),
        on("reads no buckets", file -> file.data(data -> rename(data, "format", ".buckets"))),
        on(
            "flattens what is not",
            file -> file.percentiles(percentiles -> percentiles.removeAll())),
        on("keyed", file -> file.percentiles(percentiles -> percentiles.remove("keyed"))),
        on("not by HDR", file -> file.percentiles(percentiles -> percentiles.remove("hdr"))),
        on("no value at 100 %", file -> file.percentiles(p -> p.withArray("percents").add(100))),
        on(
            "no percentiles of a DOUBLE",
            file -> file.percentiles(p -> p.put("field", "orca.response.p99_ms"))),
        on("are not in logs", file -> file.url(url -> url.put("index", "logs-orca.event-*"))));
  }

  private static void rename(ObjectNode data, String name, String without) {
    ObjectNode format = data.withObject(name);
    format.put("property", format.path("property").asText().replace(without, ""));
  }
}
