package io.orcastrike.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcastrike.report.Delivery;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.DroneInterval;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.RecordedInterval;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.Totals;
import io.orcastrike.report.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run with three drones, as it is in its report and as it is in Elasticsearch. */
@Timeout(300)
class RealRunTest {
  private static RealRun run;
  private static RestApi api;
  private static String namespace;
  private static RunReport report;
  private static List<JsonNode> series;

  @BeforeAll
  static void run() {
    run = RealRun.shared();
    api = run.api();
    namespace = run.namespace();
    report = run.report();
    series = documents("series");
  }

  @Test
  void everythingIsDelivered() {
    assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(report.complete()).isTrue();
    Delivery delivery = report.deliveries().get(0);
    assertThat(delivery.complete()).as(delivery.text()).isTrue();
    int all =
        new Streams(namespace).all().stream().mapToInt(name -> api.documents(name).size()).sum();
    assertThat(delivery.text()).isEqualTo(all + " documents");
  }

  @Test
  void countsOfEverySeriesAreTheReports() {
    String sources =
        List.of("workload", "scenario", "step", "outcome", "warm_up").stream()
            .map(
                name ->
                    "{\"%1$s\":{\"terms\":{\"field\":\"orca.%1$s\",\"missing_bucket\":true}}}"
                        .formatted(name))
            .collect(Collectors.joining(","));
    JsonNode buckets =
        api.aggregate(
                run.stream("series"),
                """
                {"all":{"composite":{"size":1000,"sources":[%s]},
                 "aggs":{"count":{"sum":{"field":"orca.count"}}}}}
                """
                    .formatted(sources))
            .at("/all/buckets");
    Map<String, Long> counts = new HashMap<>();
    Map<String, Long> documentCounts = new HashMap<>();
    for (JsonNode bucket : buckets) {
      String key =
          bucket.get("key").valueStream().map(RealRunTest::text).collect(Collectors.joining("|"));
      counts.put(key, bucket.at("/count/value").asLong());
      documentCounts.put(key, bucket.get("doc_count").asLong());
    }
    Map<String, Long> expected =
        report.series().stream().collect(Collectors.toMap(one -> key(one.key()), Series::count));
    assertThat(expected).hasSizeGreaterThan(6);
    assertThat(counts).isEqualTo(expected);
    assertThat(documentCounts).isEqualTo(expected);
  }

  private static String text(JsonNode key) {
    return key.isNull() ? "" : key.asText();
  }

  private static String key(SeriesKey key) {
    return String.join(
        "|",
        key.workload(),
        key.scenario(),
        key.step(),
        key.outcome().name().toLowerCase(Locale.ROOT),
        "" + key.warmUp());
  }

  static String key(JsonNode document) {
    JsonNode orca = document.get("orca");
    return String.join(
        "|",
        orca.get("workload").asText(),
        orca.get("scenario").asText(),
        orca.path("step").asText(),
        orca.get("outcome").asText(),
        orca.get("warm_up").asText());
  }

  @Test
  void termsCountIterationsOfEachDrone() {
    JsonNode buckets =
        api.aggregate(
                run.stream("series"),
                """
                {"whole":{"filter":{"bool":{"must_not":{"exists":{"field":"orca.step"}}}},
                 "aggs":{"drones":{"terms":{"field":"agent.name"}}}}}
                """)
            .at("/whole/drones/buckets");
    Map<String, Long> counts = new HashMap<>();
    buckets.forEach(
        bucket -> counts.put(bucket.get("key").asText(), bucket.get("doc_count").asLong()));
    assertThat(counts)
        .hasSize(3)
        .isEqualTo(
            report.drones().stream()
                .collect(Collectors.toMap(DroneResult::name, one -> one.totals().ended())));
  }

  @Test
  void bucketsReadBackAndMergedAreTheReportsBitForBit() {
    assertSame(Merged.of(series, "/orca/response/ms", RealRunTest::key), Series::response);
    assertSame(Merged.of(series, "/orca/service/ms", RealRunTest::key), Series::service);
    assertSame(Merged.of(series, "/orca/judged/ms", RealRunTest::key), Series::judged);
  }

  private static void assertSame(
      Map<String, Distribution> merged, Function<Series, Distribution> expected) {
    assertSame(report, merged, expected);
  }

  static void assertSame(
      RunReport of, Map<String, Distribution> merged, Function<Series, Distribution> expected) {
    for (Series one : of.series()) {
      Distribution found = merged.getOrDefault(key(one.key()), Distribution.EMPTY);
      assertThat(found).as(key(one.key())).isEqualTo(expected.apply(one));
      assertThat(found.encoded()).isEqualTo(expected.apply(one).encoded());
    }
  }

  @Test
  void bucketsOfOneDroneAreWhatItRecorded() {
    Map<String, Distribution> merged =
        Merged.of(series, "/orca/service/ms", document -> document.at("/agent/id").asText());
    Map<String, Distribution> expected = new HashMap<>();
    for (RecordedInterval interval : run.recorded()) {
      if (interval instanceof DroneInterval drone) {
        for (Series one : drone.series()) {
          expected.merge(drone.process(), one.service(), Distribution::plus);
        }
      }
    }
    assertThat(merged).hasSize(3).isEqualTo(expected);
  }

  @Test
  void figuresOfADocumentAreItsHistograms() {
    for (JsonNode document : series) {
      Distribution own = Merged.of(List.of(document), "/orca/service/ms", any -> "").get("");
      assertThat(own.count()).isEqualTo(document.at("/orca/count").asLong());
      assertThat(document.at("/orca/service/p99_ms").asDouble() * 1_000)
          .isCloseTo(own.percentile(99), Offset.offset(1e-6));
      assertThat(document.at("/orca/service/max_ms").asDouble() * 1_000)
          .isCloseTo(own.max(), Offset.offset(1e-6));
    }
  }

  @Test
  void theSwarmsDocumentsSumUpToTheTotals() {
    assertTotals(documents("swarm"));
  }

  @Test
  void theDronesDocumentsSumUpToTheTotals() {
    assertTotals(documents("drone"));
  }

  private static void assertTotals(List<JsonNode> documents) {
    Totals totals = report.totals();
    assertThat(documents.size()).isGreaterThan(1);
    assertThat(sum(documents, "planned")).isEqualTo(totals.planned()).isPositive();
    assertThat(sum(documents, "started")).isEqualTo(totals.started());
    assertThat(sum(documents, "succeeded")).isEqualTo(totals.succeeded());
    assertThat(sum(documents, "failed"))
        .isEqualTo(totals.failed() + totals.interrupted())
        .isPositive();
    assertThat(sum(documents, "dropped")).isEqualTo(totals.dropped().total());
  }

  private static long sum(List<JsonNode> documents, String field) {
    ToLongFunction<JsonNode> value = one -> one.at("/orca/iterations/" + field).asLong(-1_000_000);
    return documents.stream().mapToLong(value).sum();
  }

  @Test
  void theSummaryIsTheReport() {
    List<JsonNode> all = documents("summary");
    JsonNode run =
        all.stream()
            .filter(one -> one.at("/orca/summary/kind").asText().equals("run"))
            .findFirst()
            .orElseThrow();
    assertThat(run.at("/orca/verdict").asText()).isEqualTo("failed");
    assertThat(run.at("/orca/exit_code").asInt()).isEqualTo(99);
    assertThat(run.at("/orca/iterations/started").asLong()).isEqualTo(report.totals().started());
    assertThat(run.at("/orca/duration/s").asDouble()).isEqualTo(report.elapsed().toNanos() / 1e9);
    assertThat(run.at("/orca/thresholds/failed").asInt()).isEqualTo(1);
    assertThat(run.at("/labels/team_name").asText()).isEqualTo("checkout");
    assertThat(run.at("/service/environment").asText()).isEqualTo("staging");
    List<JsonNode> ofSeries =
        all.stream().filter(one -> one.at("/orca/summary/kind").asText().equals("series")).toList();
    assertThat(ofSeries).hasSameSizeAs(report.series());
    assertSame(Merged.of(ofSeries, "/orca/judged/ms", RealRunTest::key), Series::judged);
  }

  @Test
  void eventsTellTheRun() {
    List<JsonNode> events = api.documents("logs-orca.event-" + namespace);
    Map<String, Long> actions =
        events.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.at("/event/action").asText(), Collectors.counting()));
    assertThat(actions)
        .containsEntry("run-started", 1L)
        .containsEntry("run-ended", 1L)
        .containsEntry("error", 1L)
        .containsEntry("error-total", 1L);
    assertThat(events.stream().mapToLong(one -> one.at("/orca/error/count").asLong()).sum())
        .isEqualTo(report.errors().get(0).count());
    assertThat(events)
        .allMatch(one -> one.at("/orca/run/id").asText().equals(report.info().runId()));
  }

  @Test
  void documentsStandAtTheEndOfTheirIntervals() {
    for (JsonNode document : documents("swarm")) {
      String at = document.get("@timestamp").asText();
      Duration since = Duration.between(report.info().startedAt(), Instant.parse(at));
      assertThat(since).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60));
      assertThat(document.at("/orca/interval/ms").asLong()).isBetween(1_000L, 10_000L);
    }
  }

  /** Of a server that has the type; the one that this build brings takes the request only. */
  @Test
  void percentilesOfHistogramsAreTheReports() {
    assumeTrue(run.histograms(), "the server has no histogram type: see ORCA_ES_URL");
    for (Series one : report.series()) {
      JsonNode answer =
          api.aggregate(
              run.stream("series"),
              """
              {"one":{"filter":{"bool":{
                "filter":[{"term":{"orca.scenario":"%s"}},{"term":{"orca.outcome":"%s"}},
                          {"term":{"orca.warm_up":%s}}],
                "%s":%s}},
               "aggs":{"p":{"percentiles":{"field":"orca.judged.ms","percents":[50,99],
                 "hdr":{"number_of_significant_value_digits":3}}}}}}
              """
                  .formatted(
                      one.key().scenario(),
                      one.key().outcome().name().toLowerCase(Locale.ROOT),
                      one.key().warmUp(),
                      one.key().isIteration() ? "must_not" : "must",
                      one.key().isIteration()
                          ? "{\"exists\":{\"field\":\"orca.step\"}}"
                          : "{\"term\":{\"orca.step\":\"%s\"}}".formatted(one.key().step())));
      if (!one.judged().isEmpty()) {
        for (double percent : List.of(50.0, 99.0)) {
          double expected = one.judged().percentile(percent) / 1e3;
          assertThat(answer.at("/one/p/values/" + percent).asDouble())
              .as("p%s of %s", percent, one.key())
              .isCloseTo(expected, Offset.offset(expected * 0.002));
        }
      }
    }
  }

  private static List<JsonNode> documents(String dataset) {
    return run.documents(dataset);
  }
}
