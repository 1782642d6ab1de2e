package io.orcastrike.core.sink;

import static io.orcastrike.core.sink.JsonFields.sorted;
import static io.orcastrike.core.sink.JsonFields.writeMap;
import static io.orcastrike.core.sink.JsonFields.writeNumber;
import static io.orcastrike.core.sink.JsonFields.writeTexts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.orcastrike.report.Delivery;
import io.orcastrike.report.DroneLoss;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.ErrorGroup;
import io.orcastrike.report.Interval;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Series;
import io.orcastrike.report.SteeringResult;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.Totals;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.OptionalDouble;

/** Writes a report as JSON. The order of the keys is fixed, so that documents can be compared. */
final class ResultDocument {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final RunReport report;
  private final StringWriter text = new StringWriter();
  private final JsonGenerator json;

  ResultDocument(RunReport report) {
    this.report = report;
    try {
      json = JSON.createGenerator(text).useDefaultPrettyPrinter();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
  }

  String text() {
    try (json) {
      json.writeStartObject();
      writeHead(report.info());
      writeTotals("totals", report.totals());
      writeWorkloads();
      writeSeries();
      writeThresholds();
      writeErrors();
      SlowestJson.write(json, report.slowest());
      writeChecks();
      writeCustom();
      writeTeam();
      writeLosses();
      writeTimeline();
      CourseJson.write(json, report.courses());
      writeSteering();
      writeDeliveries();
      writeTexts(json, "warnings", report.warnings());
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
    return text.toString();
  }

  private void writeHead(RunInfo info) throws IOException {
    json.writeStringField("schema", ResultJson.SCHEMA);
    json.writeStringField("verdict", report.verdict().name());
    json.writeNumberField("exitCode", report.verdict().exitCode());
    writeTexts(json, "reasons", report.reasons());
    json.writeBooleanField("complete", report.complete());
    json.writeStringField("runId", info.runId());
    json.writeStringField("plan", info.plan());
    writeTexts(json, "targets", info.targets());
    json.writeStringField("test", info.test());
    json.writeArrayFieldStart("lock");
    for (var file : info.lock()) {
      json.writeStartObject();
      json.writeStringField("name", file.name());
      json.writeStringField("sha256", file.sha256());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("startedAt", info.startedAt().toString());
    json.writeNumberField("plannedSeconds", info.planned().toNanos() / 1e9);
    json.writeNumberField("elapsedSeconds", report.elapsed().toNanos() / 1e9);
    json.writeStringField("seed", Long.toString(info.seed()));
    json.writeNumberField("scale", info.scale());
    writeMap(json, "parameters", info.parameters());
    writeMap(json, "tags", info.tags());
    json.writeStringField("note", info.note());
    json.writeObjectFieldStart("trustLimits");
    json.writeNumberField("lagMs", info.trust().lag().toNanos() / 1e6);
    json.writeNumberField("lagShare", info.trust().lagShare());
    json.writeNumberField("generatorDrops", info.trust().generatorDrops());
    json.writeEndObject();
    json.writeStringField("orcaVersion", info.orcaVersion());
    json.writeStringField("javaVersion", info.javaVersion());
    json.writeNumberField("drones", info.drones().size());
  }

  private void writeTotals(String name, Totals totals) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("planned", totals.planned());
    json.writeNumberField("started", totals.started());
    json.writeNumberField("succeeded", totals.succeeded());
    json.writeNumberField("failed", totals.failed());
    json.writeNumberField("interrupted", totals.interrupted());
    json.writeObjectFieldStart("dropped");
    json.writeNumberField("limit", totals.dropped().limit());
    json.writeNumberField("generator", totals.dropped().generator());
    json.writeNumberField("late", totals.dropped().late());
    json.writeEndObject();
    json.writeNumberField("notReached", totals.notReached());
    json.writeNumberField("undelivered", totals.undelivered());
    json.writeEndObject();
  }

  private void writeWorkloads() throws IOException {
    json.writeObjectFieldStart("workloads");
    for (Map.Entry<String, Totals> workload : sorted(report.workloads()).entrySet()) {
      writeTotals(workload.getKey(), workload.getValue());
    }
    json.writeEndObject();
  }

  private void writeSeries() throws IOException {
    json.writeArrayFieldStart("series");
    for (Series series : report.series()) {
      json.writeStartObject();
      CourseJson.writeKey(json, series.key());
      json.writeNumberField("count", series.count());
      json.writeNumberField("pausedMs", series.pausedMicros() / 1e3);
      DistributionJson.writeLatencies(
          json, series.response(), series.service(), series.key().isIteration());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeThresholds() throws IOException {
    json.writeArrayFieldStart("thresholds");
    for (ThresholdResult threshold : report.thresholds()) {
      json.writeStartObject();
      json.writeStringField("expression", threshold.expression());
      json.writeStringField("verdict", threshold.state().name());
      writeNumber(json, "observed", threshold.observed());
      writeNumber(json, "bound", OptionalDouble.of(threshold.bound()));
      if (threshold.firstBreach().isPresent()) {
        json.writeNumberField("firstBreachSecond", threshold.firstBreach().getAsLong());
      } else {
        json.writeNullField("firstBreachSecond");
      }
      json.writeStringField("explanation", threshold.explanation());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeErrors() throws IOException {
    json.writeArrayFieldStart("errors");
    for (ErrorGroup group : report.errors()) {
      json.writeStartObject();
      json.writeStringField("scenario", group.scenario());
      json.writeStringField("step", group.step());
      json.writeStringField("message", group.message());
      json.writeNumberField("count", group.count());
      json.writeNumberField("firstSecond", group.firstSecond());
      json.writeNumberField("lastSecond", group.lastSecond());
      writeTexts(json, "samples", group.samples());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeChecks() throws IOException {
    json.writeArrayFieldStart("checks");
    for (var check : report.checks()) {
      json.writeStartObject();
      json.writeStringField("scenario", check.scenario());
      json.writeStringField("name", check.name());
      json.writeNumberField("passed", check.passed());
      json.writeNumberField("failed", check.failed());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeCustom() throws IOException {
    json.writeObjectFieldStart("counters");
    for (Map.Entry<String, Long> counter : sorted(report.counters()).entrySet()) {
      json.writeNumberField(counter.getKey(), counter.getValue());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("distributions");
    for (var entry : sorted(report.distributions()).entrySet()) {
      json.writeObjectFieldStart(entry.getKey());
      DistributionJson.writeValues(json, entry.getValue(), 1);
      json.writeBinaryField("histogram", entry.getValue().encoded());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void writeTeam() throws IOException {
    json.writeArrayFieldStart("team");
    for (DroneResult drone : report.drones()) {
      json.writeStartObject();
      json.writeNumberField("number", drone.number());
      json.writeStringField("name", drone.name());
      json.writeStringField("process", drone.process());
      json.writeStringField("state", drone.state().name());
      writeTotals("totals", drone.totals());
      DistributionJson.writeSummary(json, "lagMs", drone.lag(), 1e3);
      DistributionJson.writeSummary(json, "probeMs", drone.probe(), 1e3);
      json.writeBinaryField("lagHistogram", drone.lag().encoded());
      json.writeBinaryField("probeHistogram", drone.probe().encoded());
      json.writeNumberField("startSkewMs", drone.startSkewMicros() / 1e3);
      json.writeNumberField("startSkewBoundMs", drone.startSkewBoundMicros() / 1e3);
      json.writeObjectFieldStart("health");
      writeNumber(json, "cpuShare", OptionalDouble.of(drone.health().cpuShare()));
      writeNumber(json, "gcShare", OptionalDouble.of(drone.health().gcShare()));
      json.writeNumberField("heapMegabytes", drone.health().heapMegabytes());
      json.writeEndObject();
      writeMap(json, "results", drone.results());
      writeTexts(json, "warnings", drone.warnings());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeLosses() throws IOException {
    json.writeArrayFieldStart("losses");
    for (DroneLoss loss : report.losses()) {
      json.writeStartObject();
      json.writeStringField("drone", loss.drone());
      json.writeNumberField("second", loss.second());
      json.writeStringField("reason", loss.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeSteering() throws IOException {
    json.writeArrayFieldStart("steering");
    for (SteeringResult command : report.steering()) {
      json.writeStartObject();
      json.writeNumberField("second", command.second());
      json.writeStringField("command", command.command());
      json.writeStringField("by", command.by());
      json.writeBooleanField("accepted", command.accepted());
      json.writeStringField("text", command.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeDeliveries() throws IOException {
    json.writeArrayFieldStart("deliveries");
    for (Delivery delivery : report.deliveries()) {
      json.writeStartObject();
      json.writeStringField("sink", delivery.sink());
      json.writeBooleanField("complete", delivery.complete());
      json.writeStringField("text", delivery.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void writeTimeline() throws IOException {
    json.writeArrayFieldStart("timeline");
    for (Interval interval : report.timeline()) {
      json.writeStartObject();
      json.writeNumberField("fromSecond", interval.fromSecond());
      json.writeNumberField("toSecond", interval.toSecond());
      json.writeNumberField("target", interval.target());
      json.writeNumberField("started", interval.started());
      json.writeNumberField("succeeded", interval.succeeded());
      json.writeNumberField("failed", interval.failed());
      json.writeNumberField("dropped", interval.dropped());
      json.writeNumberField("inFlight", interval.inFlight());
      DistributionJson.writeLatencies(json, interval.response(), interval.service(), true);
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
