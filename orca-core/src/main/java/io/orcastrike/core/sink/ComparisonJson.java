package io.orcastrike.core.sink;

import static io.orcastrike.core.sink.JsonFields.writeNumber;
import static io.orcastrike.core.sink.JsonFields.writeTexts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.orcastrike.report.Comparison;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** Writes {@code comparison.json}, what changed between two runs: docs/compare.md describes it. */
public final class ComparisonJson {
  /** The version of the document's schema. */
  public static final String SCHEMA = "orca.comparison/1";

  /** The file's name. */
  public static final String NAME = "comparison.json";

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private ComparisonJson() {}

  /** Writes the document into a folder, which is made when needed. */
  public static void write(Path folder, RunReport before, RunReport after, Comparison comparison)
      throws IOException {
    WholeFile.write(folder.resolve(NAME), text(before, after, comparison));
  }

  /** Returns the document, with a line break at its end; every character in it is ASCII. */
  public static String text(RunReport before, RunReport after, Comparison comparison) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      json.writeStringField("outcome", comparison.outcome().name());
      json.writeNumberField("exitCode", comparison.outcome().exitCode());
      writeTexts(json, "reasons", comparison.reasons());
      writeRun(json, "before", before.info());
      writeRun(json, "after", after.info());
      writeChanges(json, comparison);
      writeSetUp(json, comparison);
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
    return text.toString();
  }

  private static void writeRun(JsonGenerator json, String name, RunInfo info) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("runId", info.runId());
    json.writeStringField("plan", info.plan());
    json.writeStringField("test", info.test());
    json.writeStringField("startedAt", info.startedAt().toString());
    json.writeEndObject();
  }

  private static void writeChanges(JsonGenerator json, Comparison comparison) throws IOException {
    json.writeArrayFieldStart("changes");
    for (Comparison.Change change : comparison.changes()) {
      json.writeStartObject();
      json.writeStringField("workload", change.key().workload());
      json.writeStringField("scenario", change.key().scenario());
      json.writeStringField("step", change.key().step());
      json.writeStringField("figure", change.figure());
      json.writeNumberField("before", change.before());
      json.writeNumberField("after", change.after());
      writeNumber(json, "low", OptionalDouble.of(change.low()));
      writeNumber(json, "high", OptionalDouble.of(change.high()));
      writeNumber(json, "p", OptionalDouble.of(change.p()));
      json.writeStringField("outcome", change.outcome().name());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeSetUp(JsonGenerator json, Comparison comparison) throws IOException {
    json.writeArrayFieldStart("setUp");
    for (Comparison.Difference difference : comparison.setUp()) {
      json.writeStartObject();
      json.writeStringField("what", difference.what());
      json.writeStringField("before", difference.before());
      json.writeStringField("after", difference.after());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
