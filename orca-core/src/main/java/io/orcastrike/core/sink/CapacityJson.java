package io.orcastrike.core.sink;

import static io.orcastrike.core.sink.JsonFields.writeNumber;
import static io.orcastrike.core.sink.JsonFields.writeTexts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.orcastrike.core.capacity.SearchResult;
import io.orcastrike.report.Capacity.Trial;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Writes {@code capacity.json}, what a search for the highest rate came to: docs/capacity.md
 * describes it.
 */
public final class CapacityJson {
  /** The version of the document's schema. */
  public static final String SCHEMA = "orca.capacity/1";

  /** The file's name. */
  public static final String NAME = "capacity.json";

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private CapacityJson() {}

  /** Writes the document into a folder, which is made when needed. */
  public static void write(Path folder, SearchResult result) throws IOException {
    WholeFile.write(folder.resolve(NAME), text(result));
  }

  /** Returns the document, with a line break at its end; every character in it is ASCII. */
  public static String text(SearchResult result) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("schema", SCHEMA);
      json.writeStringField("outcome", result.ending().name());
      json.writeStringField("conclusion", result.capacity().conclusion());
      json.writeStringField("plan", result.plan());
      json.writeStringField("test", result.test());
      writeTexts(json, "thresholds", result.capacity().thresholds());
      writeNumber(json, "lowPerSecond", result.capacity().low());
      writeNumber(json, "highPerSecond", result.capacity().high());
      writeSearch(json, result);
      json.writeArrayFieldStart("trials");
      for (Trial trial : result.capacity().trials()) {
        write(json, trial);
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
    return text.toString();
  }

  private static void writeSearch(JsonGenerator json, SearchResult result) throws IOException {
    json.writeObjectFieldStart("search");
    json.writeNumberField("fromPerSecond", result.search().from());
    json.writeNumberField("leastPerSecond", result.search().least());
    json.writeNumberField("mostPerSecond", result.search().most());
    json.writeNumberField("precision", result.search().precision());
    json.writeNumberField("repeats", result.search().repeats());
    json.writeNumberField("mostTrials", result.search().mostTrials());
    json.writeNumberField("settleSeconds", result.settle().toNanos() / 1e9);
    json.writeNumberField("holdSeconds", result.hold().toNanos() / 1e9);
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Trial trial) throws IOException {
    json.writeStartObject();
    json.writeNumberField("ratePerSecond", trial.rate());
    json.writeNumberField("achievedPerSecond", trial.achieved());
    json.writeObjectFieldStart("responseMs");
    json.writeNumberField("p50", trial.p50Micros() / 1e3);
    json.writeNumberField("p95", trial.p95Micros() / 1e3);
    json.writeNumberField("p99", trial.p99Micros() / 1e3);
    json.writeEndObject();
    json.writeNumberField("errorRate", trial.errorRate());
    json.writeStringField("outcome", trial.outcome().name());
    json.writeStringField("reason", trial.reason());
    json.writeStringField("runId", trial.runId());
    json.writeEndObject();
  }
}
