package io.orcastrike.testkit.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcastrike.core.sink.ResultJson;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.ResultSink;
import io.orcastrike.testkit.ResultSinkContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class ResultJsonContractTest extends ResultSinkContract {
  @TempDir Path folder;

  @Override
  protected ResultSink sink() {
    return new ResultJson(folder.resolve("results"));
  }

  @Override
  protected ResultSink brokenSink() throws IOException {
    return new ResultJson(Files.writeString(folder.resolve("file"), "no folder"));
  }

  @Override
  protected void assertTells(RunReport report) throws IOException {
    JsonNode json = new ObjectMapper().readTree(folder.resolve("results/result.json").toFile());
    assertThat(json.get("verdict").asText()).isEqualTo(report.verdict().name());
    assertThat(json.get("runId").asText()).isEqualTo(report.info().runId());
    assertThat(json.at("/totals/planned").asLong()).isEqualTo(report.totals().planned());
    assertThat(json.get("series")).hasSize(report.series().size());
    assertThat(json.get("errors")).hasSize(report.errors().size());
    assertThat(json.get("timeline")).hasSize(report.timeline().size());
  }
}
