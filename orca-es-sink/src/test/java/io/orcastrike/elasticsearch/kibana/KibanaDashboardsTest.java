package io.orcastrike.elasticsearch.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class KibanaDashboardsTest {
  private static final ImportFile FILE = ImportFile.of(KibanaDashboards.text());

  @Test
  void hasNothingThatKibanaWouldRefuseOrDrop() {
    assertThat(DashboardLint.findings(KibanaDashboards.text())).isEmpty();
  }

  @Test
  void isTheSameTextEachTime() {
    assertThat(KibanaDashboards.text()).isEqualTo(KibanaDashboards.text()).endsWith("}\n");
  }

  /** An import replaces what was imported before, and links to dashboards stay. */
  @Test
  void keepsItsIdsFromVersionToVersion() {
    assertThat(FILE.ofType("dashboard"))
        .extracting(each -> each.path("id").asText())
        .containsExactly(
            "2cdcb57a-02b4-30c2-9dc6-2b0a332ba6c9",
            "fb4d4ea3-9d95-3a78-88a9-2c06cd834ac4",
            "93dc3c3e-af62-3419-be04-daccb79bb326",
            "9dc206c2-44b9-3ee8-b400-69c67684f948",
            "6bdbb578-32ab-3671-9101-f52a8b3318c0");
  }

  @Test
  void hasADashboardForEachQuestion() {
    assertThat(FILE.ofType("dashboard"))
        .extracting(ImportFile::title)
        .containsExactly(
            "Orca: run overview",
            "Orca: compare runs",
            "Orca: trend",
            "Orca: swarm health",
            "Orca: errors");
  }

  @Test
  void dataViewsComeBeforeWhatNeedsThem() {
    assertThat(FILE.objects().subList(0, 2))
        .extracting(ImportFile::title)
        .containsExactly("metrics-orca.*-*", "logs-orca.event-*");
  }

  @Test
  void eachDashboardIsAboutOneTestAndRun() {
    for (JsonNode dashboard : FILE.ofType("dashboard")) {
      String controls =
          dashboard.path("attributes").path("controlGroupInput").path("panelsJSON").asText();
      assertThat(ImportFile.read(controls).findValuesAsText("fieldName"))
          .startsWith("orca.test.name", "orca.run.id");
    }
  }

  @Test
  void eachDashboardLeadsToAllOthers() {
    List<String> ids =
        FILE.ofType("dashboard").stream().map(each -> each.path("id").asText()).toList();
    for (JsonNode dashboard : FILE.ofType("dashboard")) {
      assertThat(ImportFile.panels(dashboard).getFirst().findValuesAsText("markdown").getFirst())
          .contains(ids);
    }
  }
}
