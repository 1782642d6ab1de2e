package io.orcastrike.elasticsearch.kibana;

import com.fasterxml.jackson.databind.JsonNode;

/** The text of a Vega panel as a tree. */
final class VegaSpec {
  private VegaSpec() {}

  static JsonNode of(JsonNode savedVis) {
    return ImportFile.read(savedVis.path("params").path("spec").asText());
  }

  static JsonNode url(JsonNode savedVis) {
    return of(savedVis).path("data").path("url");
  }
}
