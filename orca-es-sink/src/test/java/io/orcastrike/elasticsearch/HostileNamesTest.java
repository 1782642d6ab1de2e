package io.orcastrike.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.DroneInterval;
import io.orcastrike.report.Health;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RecordedInterval;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.Totals;
import io.orcastrike.testkit.Reports;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Names that Elasticsearch could stumble over are in the documents, and not in the way. */
@Timeout(300)
class HostileNamesTest {
  private static final String LONG = "x".repeat(40_000);
  private static final List<String> NAMES =
      List.of(
          "a.b",
          ".",
          "..",
          "a..b",
          ".a",
          "a.",
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "_id",
          "_source",
          "\ud800",
          "\udc00x",
          "\ud83d\ude00",
          "\r\n",
          "\"",
          "\\",
          "{}",
          "*",
          "#",
          LONG,
          "ä".repeat(9_000),
          "2026-01-01",
          "12",
          "true",
          "null",
          Reports.HOSTILE);

  @Test
  void areInTheDocuments() throws Exception {
    RestApi api = RestApi.any();
    ElasticsearchSetup.of(api.server()).install();
    String namespace = Deliveries.namespace();
    Map<String, String> tags = new LinkedHashMap<>();
    NAMES.forEach(name -> tags.put(name, name));
    RunReport report = Deliveries.withTags(Reports.hostile(), tags);
    ElasticsearchSink sink = ElasticsearchSink.to(api.server()).namespace(namespace).build();
    Deliveries.deliver(sink, report, intervals());
    assertThat(sink.delivery().complete()).as(sink.delivery().text()).isTrue();

    List<JsonNode> series = api.documents("metrics-orca.series-" + namespace);
    assertThat(series).hasSize(NAMES.size());
    assertThat(series.stream().map(one -> one.at("/orca/scenario").asText()))
        .containsExactlyInAnyOrderElementsOf(NAMES.stream().map(HostileNamesTest::asUtf8).toList());
    assertThat(series.stream().map(one -> one.at("/agent/name").asText()).distinct())
        .containsExactly(asUtf8(Reports.HOSTILE));
    assertThat(series.get(0).get("labels").size()).isGreaterThan(20);
    assertThat(api.documents("metrics-orca.drone-" + namespace)).hasSize(1);
  }

  /** Half a surrogate pair has no bytes, and becomes a question mark. */
  private static String asUtf8(String name) {
    return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static List<RecordedInterval> intervals() {
    DistributionBuilder times = new DistributionBuilder();
    times.record(5_000);
    Distribution one = times.build();
    List<Series> series = new ArrayList<>();
    for (String name : NAMES) {
      SeriesKey key = new SeriesKey(name, name, name, Outcome.SUCCEEDED, false);
      series.add(new Series(key, Distribution.EMPTY, one, 0));
    }
    return List.of(
        new DroneInterval(
            0,
            Reports.HOSTILE,
            Reports.HOSTILE,
            0,
            0,
            10,
            series,
            Totals.ZERO,
            true,
            new DroneInterval.Generator(one, one, new Health(0.1, 0, 1), 0)));
  }
}
