package io.orcastrike.core.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.orcastrike.core.capacity.CapacitySearch;
import io.orcastrike.core.capacity.Ending;
import io.orcastrike.core.capacity.SearchResult;
import io.orcastrike.report.Capacity;
import io.orcastrike.report.Capacity.Outcome;
import io.orcastrike.report.Capacity.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapacityJsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void keepsThePublishedSchema() throws IOException {
    assertThat(schema().validate(document())).isEmpty();
    ObjectNode stranger = (ObjectNode) document();
    ((ObjectNode) stranger.at("/trials/0")).put("surprise", 1);
    assertThat(schema().validate(stranger)).hasSize(1);
  }

  @Test
  void saysWhatWasFound() throws IOException {
    JsonNode json = document();
    assertThat(json.get("schema").asText()).isEqualTo("orca.capacity/1");
    assertThat(json.get("outcome").asText()).isEqualTo("OUT_OF_REACH");
    assertThat(json.get("lowPerSecond").asDouble()).isEqualTo(100);
    assertThat(json.get("highPerSecond").isNull()).isTrue();
    assertThat(json.at("/search/holdSeconds").asDouble()).isEqualTo(1.5);
    assertThat(json.at("/trials/0/responseMs/p95").asDouble()).isEqualTo(0.002);
    assertThat(json.at("/trials/1/reason").asText()).isEqualTo(Reports.HOSTILE);
  }

  @Test
  void isThereWhole() throws IOException {
    CapacityJson.write(folder.resolve("a"), result());
    assertThat(Files.readString(folder.resolve("a/capacity.json")))
        .isEqualTo(CapacityJson.text(result()))
        .isASCII()
        .endsWith("}\n");
  }

  private static SearchResult result() {
    return new SearchResult(
        "shop",
        Reports.HOSTILE,
        new CapacitySearch(100, 1, 1e7, 0.05, 3, 20),
        Duration.ZERO,
        Duration.ofMillis(1_500),
        Ending.OUT_OF_REACH,
        new Capacity(
            List.of("p95 < 1 ms"),
            OptionalDouble.of(100),
            OptionalDouble.empty(),
            List.of(
                new Trial(100, 99.9, 1, 2, 3, 0.25, Outcome.KEPT, "", "run-1"),
                new Trial(200, 1, 1, 2, 3, 0, Outcome.UNTRUSTED, Reports.HOSTILE, "run-2")),
            "in plain words"));
  }

  private static JsonNode document() throws IOException {
    return MAPPER.readTree(CapacityJson.text(result()));
  }

  private static JsonSchema schema() throws IOException {
    JsonNode schema = MAPPER.readTree(Path.of("../docs/capacity.schema.json").toFile());
    close(schema);
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
  }

  /** Forbids keys that are not described. */
  private static void close(JsonNode schema) {
    schema.forEach(CapacityJsonTest::close);
    if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
      object.put("additionalProperties", false);
    }
  }
}
