package io.orcastrike.elasticsearch.kibana;

import static java.util.stream.Collectors.summingDouble;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcastrike.elasticsearch.RealRun;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.ErrorGroup;
import io.orcastrike.report.Interval;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.SwarmInterval;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the panels ask of a real server, and whether its answers are the report of the run. */
@Timeout(300)
class PanelValuesTest {
  private static final String OVERVIEW = "Orca: run overview";
  private static final String COMPARE = "Orca: compare runs";
  private static final String TREND = "Orca: trend";
  private static final String HEALTH = "Orca: swarm health";
  private static final String ERRORS = "Orca: errors";
  private static final Offset<Double> NEAR = Offset.offset(1e-6);

  /** What did not happen in this run. */
  private static final List<String> MAY_BE_EMPTY =
      List.of("Drones lost: runs", "Thresholds crossed: runs");

  private final RealRun run = RealRun.shared();
  private final RunReport report = run.report();

  @Test
  void everyPanelIsAnsweredAndNoneIsEmpty() {
    assertThat(PanelQuery.all())
        .hasSizeGreaterThan(60)
        .allSatisfy(
            query -> {
              JsonNode answer = PanelAnswer.of(query).json();
              assertThat(answer.at("/_shards/failed").asInt(-1)).as("%s", query).isZero();
              if (!MAY_BE_EMPTY.contains(query.panel())) {
                assertThat(answer.at("/hits/total/value").asInt()).as("%s", query).isPositive();
              }
            });
  }

  @Test
  void iterationsAreCounted() {
    Predicate<Series> judged = one -> one.key().isIteration() && !one.key().warmUp();
    assertThat(PanelAnswer.of(OVERVIEW, "Iterations").number("m0")).isEqualTo(count(judged));
    assertThat(PanelAnswer.of(OVERVIEW, "Failed").number("m0"))
        .isEqualTo(count(judged.and(PanelValuesTest::isFailure)))
        .isPositive();
    assertThat(PanelAnswer.of(OVERVIEW, "Drones").number("m0")).isEqualTo(3);
    assertThat(PanelAnswer.of(OVERVIEW, "Outcomes").sums("b1", "m0"))
        .isEqualTo(
            counts(
                one -> one.key().isIteration(),
                one -> one.key().outcome().name().toLowerCase(Locale.ROOT)));
  }

  @Test
  void ratesUsersAndPercentilesOfTheSwarmAreThoseOfItsWorstInterval() {
    PanelAnswer rate = PanelAnswer.of(OVERVIEW, "Rate");
    assertThat(rate.greatest("m0"))
        .isCloseTo(worst(interval -> interval.target() / (double) interval.seconds()), NEAR);
    assertThat(rate.greatest("m1"))
        .isCloseTo(worst(interval -> interval.started() / (double) interval.seconds()), NEAR);
    assertThat(PanelAnswer.of(OVERVIEW, "Iterations in flight").greatest("m0"))
        .isEqualTo(worst(Interval::inFlight));
    PanelAnswer response = PanelAnswer.of(OVERVIEW, "Response, worst interval");
    assertThat(response.greatest("m1"))
        .isCloseTo(worst(interval -> interval.response().percentile(95) / 1e3), NEAR)
        .isPositive();
    assertThat(response.greatest("m3"))
        .isCloseTo(worst(interval -> interval.response().max() / 1e3), NEAR);
  }

  @Test
  void runsHaveTheirVerdictAndNumbers() {
    PanelAnswer runs = PanelAnswer.of(COMPARE, "Runs");
    String id = report.info().runId();
    assertThat(runs.sums("b0", "m0")).isEqualTo(Map.of(id, (double) report.totals().started()));
    assertThat(runs.sums("b0", "m1")).isEqualTo(Map.of(id, (double) report.totals().failed()));
    assertThat(runs.sums("b1", "m3")).isEqualTo(Map.of("shop", 1.0));
    assertThat(runs.sums("b2", "m3")).isEqualTo(Map.of("failed", 1.0));
    assertThat(PanelAnswer.of(TREND, "Verdicts").sums("b1", "m0")).isEqualTo(Map.of("failed", 1.0));
  }

  @Test
  void thresholdsHaveTheirStateAndWhatWasObserved() {
    PanelAnswer thresholds = PanelAnswer.of(COMPARE, "Thresholds");
    double observed = report.thresholds().get(0).observed().orElseThrow();
    assertThat(thresholds.sums("b0", "m0"))
        .isEqualTo(Map.of(report.thresholds().get(0).expression(), observed));
    assertThat(thresholds.sums("b2", "m1")).isEqualTo(Map.of("failed", 0.001));
  }

  @Test
  void percentilesOfScenariosAndStepsAreTheReports() {
    assertThat(PanelAnswer.of(TREND, "Response p95 by scenario").sums("b1", "m0"))
        .isEqualTo(p95s(one -> one.key().isIteration(), one -> one.key().scenario()));
    assertThat(PanelAnswer.of(TREND, "Service p95 by step").sums("b1", "m0"))
        .isEqualTo(p95s(one -> !one.key().isIteration(), one -> one.key().step()));
  }

  private Map<String, Double> p95s(Predicate<Series> which, Function<Series, String> name) {
    return report.series().stream()
        .filter(which.and(one -> !isFailure(one) && !one.key().warmUp()))
        .collect(toMap(name, one -> one.judged().percentile(95) / 1e3));
  }

  @Test
  void dronesHaveTheirShare() {
    assertThat(PanelAnswer.of(HEALTH, "Drone by drone").sums("b0", "m0"))
        .hasSize(3)
        .isEqualTo(
            report.drones().stream()
                .collect(toMap(DroneResult::name, one -> (double) one.totals().started())));
    assertThat(PanelAnswer.of(HEALTH, "Drones").greatest("m0")).isEqualTo(3);
  }

  @Test
  void errorsAreCountedOnceAndListedOnce() {
    Map<String, Double> errors =
        report.errors().stream()
            .collect(toMap(ErrorGroup::message, group -> (double) group.count()));
    assertThat(errors).hasSize(1);
    double all = errors.values().iterator().next();
    assertThat(PanelAnswer.of(ERRORS, "Errors").number("m0")).isEqualTo(all);
    assertThat(PanelAnswer.of(ERRORS, "Kinds").number("m0")).isEqualTo(1);
    assertThat(PanelAnswer.of(ERRORS, "Errors by message").sums("b0", "m0")).isEqualTo(errors);
    assertThat(PanelAnswer.of(ERRORS, "Failed steps").sums("b1", "m0"))
        .isEqualTo(counts(one -> !one.key().isIteration() && isFailure(one), o -> o.key().step()));
    assertThat(PanelAnswer.of(ERRORS, "Failed iterations by scenario").sums("b1", "m0"))
        .isEqualTo(
            counts(one -> one.key().isIteration() && isFailure(one), o -> o.key().scenario()));
    assertThat(PanelAnswer.of(ERRORS, "Events").json().findValuesAsText("action"))
        .containsOnlyOnce("error", "run-started", "run-ended")
        .doesNotContain("error-total");
  }

  @Test
  void grafanaShowsTheSame() {
    assertThat(total("Iterations started A")).isEqualTo(report.totals().started());
    assertThat(total("Iterations failed A"))
        .isEqualTo(report.totals().failed() + report.totals().interrupted());
    assertThat(PanelAnswer.of("Grafana", "Response p95, worst interval A").greatest("1"))
        .isCloseTo(worst(interval -> interval.response().percentile(95) / 1e3), NEAR);
    assertThat(PanelAnswer.of("Grafana", "Runs A").sums("101", "1"))
        .isEqualTo(Map.of("failed", (double) report.totals().started()));
  }

  private static double total(String panel) {
    return PanelAnswer.of("Grafana", panel).sums("100", "1").values().stream()
        .mapToDouble(value -> value)
        .sum();
  }

  /** Of a server that has the type; the one that this build brings takes the request only. */
  @Test
  void theCurveIsExact() {
    assumeTrue(run.histograms(), "the server has no histogram type: see ORCA_ES_URL");
    JsonNode curves =
        PanelAnswer.of(OVERVIEW, "Response, all percentiles by scenario (exact)")
            .json()
            .at("/aggregations/documents/curves/buckets");
    assertThat(curves).hasSize(2);
    for (JsonNode curve : curves) {
      Series series =
          report.series().stream()
              .filter(one -> one.key().isIteration() && !one.key().warmUp() && !isFailure(one))
              .filter(one -> one.key().scenario().equals(curve.path("key").asText()))
              .findFirst()
              .orElseThrow();
      for (JsonNode point : curve.at("/percentiles/values")) {
        double expected = series.response().percentile(point.path("key").asDouble()) / 1e3;
        assertThat(point.path("value").asDouble())
            .as("%s of %s", point, series.key())
            .isCloseTo(expected, Offset.offset(expected * 0.002));
      }
    }
  }

  private static boolean isFailure(Series series) {
    return series.key().outcome() != Outcome.SUCCEEDED;
  }

  private double count(Predicate<Series> which) {
    return report.series().stream().filter(which).mapToLong(Series::count).sum();
  }

  private Map<String, Double> counts(Predicate<Series> which, Function<Series, String> name) {
    return report.series().stream()
        .filter(which)
        .collect(Collectors.groupingBy(name, TreeMap::new, summingDouble(Series::count)));
  }

  private double worst(ToDoubleFunction<Interval> figure) {
    return run.recorded().stream()
        .filter(SwarmInterval.class::isInstance)
        .map(interval -> ((SwarmInterval) interval).interval())
        .mapToDouble(figure)
        .max()
        .orElseThrow();
  }
}
