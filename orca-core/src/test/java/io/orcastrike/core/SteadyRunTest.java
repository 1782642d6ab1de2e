package io.orcastrike.core;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.LoadProfile.users;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.ArrivalRate.WhenFull;
import io.orcastrike.api.InvalidPlanException;
import io.orcastrike.api.Metric;
import io.orcastrike.api.Scenario;
import io.orcastrike.api.Threshold;
import io.orcastrike.core.capacity.TrialReading;
import io.orcastrike.core.load.Shape;
import io.orcastrike.core.load.SteadyLoad;
import io.orcastrike.core.protocol.Codec;
import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.Header;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.report.Capacity;
import io.orcastrike.report.Capacity.Trial;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.report.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs at a rate that is kept instead of the plan's curves, and what they say as trials. */
@Timeout(60)
class SteadyRunTest {
  private static final Duration SETTLE = Duration.ofMillis(400);
  private static final Duration HOLD = Duration.ofSeconds(1);
  private static final ArrivalRate PLANNED =
      arrivalRate(perSecond(0)).rampTo(perSecond(7), Duration.ofHours(1));
  private static final TrialReading READING = new TrialReading(Set.of("load"), SETTLE);
  private static final Threshold EASY = Metric.errorRate().below(0.5);

  @Test
  void threeDronesKeepARateAndAreJudgedByOtherThresholds() throws Exception {
    RunReport report = steady(PLANNED, it -> {}, 150, EASY).drones(3).start().await();
    assertThat(report.verdict()).as("%s", report.reasons()).isEqualTo(Verdict.PASSED);
    assertThat(report.info().planned()).isEqualTo(SETTLE.plus(HOLD));
    assertThat(report.totals().planned()).isEqualTo(150 + 30);
    assertThat(report.find(key(true)).orElseThrow().count()).isEqualTo(30);
    assertThat(report.find(key(false)).orElseThrow().count()).isEqualTo(150);
    assertThat(report.thresholds())
        .extracting(ThresholdResult::expression)
        .containsExactly("errorRate < 50 %");
    assertThat(READING.of(150, report))
        .contains(
            new Trial(
                150,
                150,
                report.find(key(false)).orElseThrow().response().percentile(50),
                report.find(key(false)).orElseThrow().response().percentile(95),
                report.find(key(false)).orElseThrow().response().percentile(99),
                0,
                Capacity.Outcome.KEPT,
                "",
                report.info().runId()));
  }

  private static SeriesKey key(boolean warmUp) {
    return new SeriesKey("load", "scenario", "", Outcome.SUCCEEDED, warmUp);
  }

  @Test
  void aThresholdThatFailsBreaksTheTrial() throws Exception {
    RunReport report =
        steady(
                PLANNED,
                it -> it.require("every other", it.number() % 2 == 0),
                100,
                Metric.errorRate().below(0.1))
            .start()
            .await();
    Trial trial = READING.of(100, report).orElseThrow();
    assertThat(trial.outcome()).isEqualTo(Capacity.Outcome.BROKEN);
    assertThat(trial.reason()).isEqualTo("threshold errorRate < 10 % failed");
    assertThat(trial.errorRate()).isEqualTo(0.5);
    assertThat(trial.achieved()).isEqualTo(100);
  }

  @Test
  void aRateThatMeetsTheLimitInFlightIsNotKept() throws Exception {
    RunReport report =
        steady(
                PLANNED.maxInFlight(1, WhenFull.DROP),
                it -> it.pause(Duration.ofMillis(100)),
                100,
                EASY)
            .start()
            .await();
    assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    Trial trial = READING.of(100, report).orElseThrow();
    assertThat(trial.outcome()).isEqualTo(Capacity.Outcome.BROKEN);
    assertThat(trial.reason()).contains("% of arrivals met the limit of iterations in flight");
    assertThat(trial.achieved()).isLessThan(20);
  }

  @Test
  void aLateGeneratorMakesTheTrialUntrusted() throws Exception {
    RunReport report =
        steady(PLANNED, it -> {}, 150, EASY)
            .trust(new TrustLimits(Duration.ZERO, 0, 1))
            .start()
            .await();
    Trial trial = READING.of(150, report).orElseThrow();
    assertThat(trial.outcome()).isEqualTo(Capacity.Outcome.UNTRUSTED);
    assertThat(trial.reason()).startsWith("drone-1 started iterations late");
  }

  @Test
  void aRunThatDidNotTakePlaceIsNoTrial() throws Exception {
    Script script =
        new Script()
            .load(PLANNED, it -> {})
            .setUp(
                parameters -> {
                  throw new IllegalStateException("no");
                });
    RunReport report = script.run().steady(perSecond(9), SETTLE, HOLD).start().await();
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_PREPARED);
    assertThat(READING.of(9, report)).isEmpty();
  }

  @Test
  void refusesThresholdsAndPlansThatDoNotFit() {
    assertThatThrownBy(
            () -> steady(PLANNED, it -> {}, 9, Metric.p95("gone").below(HOLD)).start().await())
        .isInstanceOf(InvalidPlanException.class)
        .hasMessageContaining("a threshold must name a scenario of the plan");
    assertThatThrownBy(
            () ->
                new Script()
                    .load(users(3).hold(HOLD), it -> {})
                    .run()
                    .steady(perSecond(9), SETTLE, HOLD)
                    .start())
        .hasMessageContaining("a load must have an arrival rate");
  }

  @Test
  void anAnnouncementSaysAllOfTheShape() throws Exception {
    for (Shape shape :
        List.of(
            new Shape(7, 0.5, Optional.of(HOLD)),
            new Shape(
                7,
                1,
                Optional.empty(),
                Optional.of(new SteadyLoad(1 / 3.0, SETTLE, HOLD)),
                List.of(EASY, Metric.p99("a b").step("c").below(SETTLE).over(HOLD).abort())))) {
      Message.Announce announce =
          new Message.Announce(
              "test",
              List.of(),
              Map.of(),
              Map.of(),
              shape.seed(),
              shape.scale(),
              shape.maxDuration().map(Duration::toMillis).orElse(0L),
              shape.steady().map(SteadyLoad::perSecond).orElse(0.0),
              shape.steady().map(load -> load.settle().toMillis()).orElse(0L),
              shape.steady().map(load -> load.hold().toMillis()).orElse(0L),
              shape.thresholds().stream().map(Threshold::toString).toList(),
              1,
              1,
              0);
      Codec codec = new Codec();
      Header header = new Header(Header.VERSION, "run", 1, "leader", "leader", 0, 0);
      Message read = codec.decode(codec.encode(new Envelope(header, announce))).message();
      assertThat(AnnouncedShape.of((Message.Announce) read)).isEqualTo(shape);
    }
  }

  private static Orca.Builder steady(
      ArrivalRate planned, Scenario.Body body, double rate, Threshold... thresholds) {
    return new Script()
        .load(planned, body)
        .run()
        .steady(perSecond(rate), SETTLE, HOLD)
        .thresholds(List.of(thresholds));
  }
}
