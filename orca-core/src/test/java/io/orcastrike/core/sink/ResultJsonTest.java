package io.orcastrike.core.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultJsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void keepsThePublishedSchema() throws IOException {
    assertThat(schema(false).validate(document())).isEmpty();
  }

  @Test
  void hasNoKeyThatTheSchemaDoesNotDescribe() throws IOException {
    assertThat(schema(true).validate(document())).isEmpty();
    ObjectNode stranger = (ObjectNode) document();
    ((ObjectNode) stranger.get("totals")).put("surprise", 1);
    assertThat(schema(true).validate(stranger)).hasSize(1);
  }

  @Test
  void saysTheVerdictAndTheExitCode() throws IOException {
    JsonNode json = document();
    assertThat(json.get("schema").asText()).isEqualTo("orca.result/1");
    assertThat(json.get("verdict").asText()).isEqualTo("FAILED");
    assertThat(json.get("exitCode").asInt()).isEqualTo(99);
    assertThat(json.get("drones").asInt()).isEqualTo(1);
    assertThat(json.at("/totals/dropped/limit").asInt()).isEqualTo(1);
  }

  @Test
  void givesTimesInMilliseconds() throws IOException {
    JsonNode series = document().at("/series/0");
    assertThat(series.at("/responseMs/p50").asDouble()).isBetween(7.0, 7.01);
    assertThat(series.at("/responseMs/max").asDouble()).isBetween(9.0, 9.01);
    assertThat(series.at("/serviceMs/max").asDouble()).isBetween(5.0, 5.01);
    assertThat(series.get("pausedMs").asDouble()).isEqualTo(1.5);
  }

  @Test
  void attachesTheWholeDistribution() throws IOException {
    List<Series> series = Reports.full().series();
    JsonNode json = document().get("series");
    for (int i = 0; i < series.size(); i++) {
      Distribution read = Distribution.decode(json.get(i).get("histogram").binaryValue());
      assertThat(read).isEqualTo(series.get(i).judged());
    }
    assertThat(Distribution.decode(json.get(0).get("serviceHistogram").binaryValue()))
        .isEqualTo(series.get(0).service());
    assertThat(json.get(1).has("responseMs")).isFalse();
  }

  @Test
  void survivesHostileTexts() throws IOException {
    String text = ResultJson.text(Reports.full());
    assertThat(text).isASCII();
    assertThat(document().at("/errors/0/message").asText()).isEqualTo(Reports.HOSTILE);
    assertThat(document().at("/thresholds/3/observed").isNull()).isTrue();
  }

  @Test
  void leavesOneWholeFile() throws IOException {
    Path made = folder.resolve("a/b");
    try (ResultJson sink = new ResultJson(made)) {
      sink.ended(Reports.full());
      sink.ended(Reports.full());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    try (var files = Files.list(made)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly("result.json");
    }
  }

  private static JsonNode document() throws IOException {
    return MAPPER.readTree(ResultJson.text(Reports.full()));
  }

  private static JsonSchema schema(boolean closed) throws IOException {
    JsonNode schema = MAPPER.readTree(Path.of("../docs/result.schema.json").toFile());
    if (closed) {
      close(schema);
    }
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
  }

  /** Forbids keys that are not described, except in the figures, which distributions extend. */
  private static void close(JsonNode schema) {
    for (JsonNode child : schema) {
      close(child);
    }
    if (schema instanceof ObjectNode object
        && object.path("properties").isObject()
        && object.has("required")
        && !object.path("properties").has("p50")
        && !object.path("properties").has("histogram")) {
      object.put("additionalProperties", false);
    }
  }
}
