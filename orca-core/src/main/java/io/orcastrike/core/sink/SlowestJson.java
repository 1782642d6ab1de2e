package io.orcastrike.core.sink;

import com.fasterxml.jackson.core.JsonGenerator;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.SlowIteration;
import java.io.IOException;
import java.util.List;

/** The slowest iterations in a result. */
final class SlowestJson {
  private SlowestJson() {}

  static void write(JsonGenerator json, List<SlowIteration> slowest) throws IOException {
    json.writeArrayFieldStart("slowest");
    for (SlowIteration iteration : slowest) {
      json.writeStartObject();
      json.writeStringField("workload", iteration.workload());
      json.writeStringField("scenario", iteration.scenario());
      json.writeNumberField("number", iteration.number());
      json.writeNumberField("user", iteration.user());
      json.writeNumberField("drone", iteration.drone());
      json.writeNumberField("beganSecond", iteration.beganMicros() / 1e6);
      json.writeNumberField("responseMs", iteration.responseMicros() / 1e3);
      json.writeNumberField("serviceMs", iteration.serviceMicros() / 1e3);
      json.writeStringField("outcome", iteration.outcome().name());
      json.writeStringField("trace", iteration.trace());
      json.writeArrayFieldStart("steps");
      for (SlowIteration.Step step : iteration.steps()) {
        write(json, step);
      }
      json.writeEndArray();
      json.writeNumberField("moreSteps", iteration.moreSteps());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, SlowIteration.Step step) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", step.name());
    json.writeStringField("outcome", step.outcome().name());
    json.writeNumberField("beganMs", step.beganMicros() / 1e3);
    json.writeNumberField("tookMs", step.tookMicros() / 1e3);
    json.writeStringField("trace", step.trace());
    json.writeEndObject();
  }

  static SlowIteration iteration(JsonPart iteration) throws IOException {
    try {
      return new SlowIteration(
          iteration.at("workload").text(),
          iteration.at("scenario").text(),
          iteration.at("number").whole(),
          iteration.at("user").whole(),
          iteration.at("drone").second(),
          iteration.at("beganSecond").scaled(6),
          iteration.at("responseMs").scaled(3),
          iteration.at("serviceMs").scaled(3),
          iteration.at("outcome").word(Outcome.class),
          iteration.at("trace").text(),
          iteration.at("steps").list(SlowestJson::step),
          iteration.at("moreSteps").whole());
    } catch (IllegalArgumentException e) {
      throw iteration.mistake("must be a slow iteration, was none: " + e.getMessage());
    }
  }

  private static SlowIteration.Step step(JsonPart step) throws IOException {
    return new SlowIteration.Step(
        step.at("name").text(),
        step.at("outcome").word(Outcome.class),
        step.at("beganMs").scaled(3),
        step.at("tookMs").scaled(3),
        step.at("trace").text());
  }
}
