package io.orcastrike.elasticsearch.kibana;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PanelQueryTest {
  @Test
  void everyPanelButTextsHasAQuery() {
    long panels =
        ImportFile.of(KibanaDashboards.text()).ofType("dashboard").stream()
            .flatMap(dashboard -> ImportFile.panels(dashboard).stream())
            .filter(panel -> panel.findValuesAsText("markdown").isEmpty())
            .count();

    assertThat(KibanaQueries.of(ImportFile.of(KibanaDashboards.text()))).hasSize((int) panels);
    assertThat(panels).isGreaterThan(35);
  }

  @Test
  void aChartIsAnAggregation() {
    assertThat(body("Orca: run overview", "Outcomes"))
        .isEqualTo(
            """
            {"size":0,\
            "query":{"bool":{\
            "filter":[{"match_phrase":{"data_stream.dataset":"orca.series"}}],\
            "must_not":[{"exists":{"field":"orca.step"}}]}},\
            "aggs":{"b0":{"date_histogram":{"field":"@timestamp","fixed_interval":"10s"},\
            "aggs":{"b1":{"terms":{"field":"orca.outcome","size":3,"order":{"m0":"desc"}},\
            "aggs":{"m0":{"sum":{"field":"orca.count"}}}}}}}}\
            """);
  }

  @Test
  void aColumnWithAConditionIsAFilter() {
    assertThat(body("Orca: run overview", "Steps"))
        .contains(
            """
            "m1":{"filter":{"bool":{"filter":[{"match_phrase":{"event.outcome":"failure"}}],\
            "must_not":[]}},"aggs":{"m1":{"sum":{"field":"orca.count"}}}}\
            """);
  }

  @Test
  void histogramsAreNeededOnlyWherePercentilesAreComputed() {
    assertThat(PanelQuery.all())
        .allSatisfy(
            query ->
                assertThat(query.needsHistograms())
                    .as(query.toString())
                    .isEqualTo(query.body().toString().contains("\"percentiles\"")))
        .anySatisfy(query -> assertThat(query.needsHistograms()).isTrue())
        .anySatisfy(query -> assertThat(query.needsHistograms()).isFalse());
  }

  private static String body(String dashboard, String panel) {
    return PanelQuery.all().stream()
        .filter(each -> each.dashboard().equals(dashboard) && each.panel().equals(panel))
        .findFirst()
        .orElseThrow()
        .body()
        .toString();
  }
}
