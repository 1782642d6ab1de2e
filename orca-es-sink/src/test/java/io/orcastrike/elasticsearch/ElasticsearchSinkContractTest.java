package io.orcastrike.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.ResultSink;
import io.orcastrike.testkit.ResultSinkContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The contract of all sinks, with a real server. */
@Timeout(300)
class ElasticsearchSinkContractTest extends ResultSinkContract {
  private static RestApi api;

  /** The first sink's: the reports that the contract has are of the same run. */
  private String namespace;

  @TempDir Path folder;

  @BeforeAll
  static void setUp() throws IOException {
    api = RestApi.any();
    ElasticsearchSetup.of(api.server()).install();
  }

  @Override
  protected ResultSink sink() {
    String own = Deliveries.namespace();
    namespace = namespace == null ? own : namespace;
    return ElasticsearchSink.to(api.server()).namespace(own).folder(run -> folder).build();
  }

  @Override
  protected ResultSink brokenSink() {
    Path missing = folder.resolve("missing.pem");
    return ElasticsearchSink.to(api.server().trusting(missing)).build();
  }

  @Override
  protected void assertTells(RunReport report) {
    List<JsonNode> all = api.documents("metrics-orca.summary-" + namespace);
    List<JsonNode> runs = of(all, "/orca/summary/kind", "run");
    assertThat(runs).hasSize(1);
    JsonNode run = runs.get(0);
    assertThat(run.at("/orca/run/id").asText()).isEqualTo(report.info().runId());
    assertThat(run.at("/orca/verdict").asText()).isEqualToIgnoringCase(report.verdict().name());
    assertThat(run.at("/orca/iterations/planned").asLong()).isEqualTo(report.totals().planned());
    assertThat(of(all, "/orca/summary/kind", "series")).hasSize(report.series().size());
    assertThat(of(all, "/orca/summary/kind", "threshold")).hasSize(report.thresholds().size());
    List<JsonNode> events = api.documents("logs-orca.event-" + namespace);
    assertThat(of(events, "/event/action", "error-total")).hasSize(report.errors().size());
    assertThat(of(events, "/event/action", "run-ended")).hasSize(1);
    assertThat(folder).isEmptyDirectory();
  }

  private static List<JsonNode> of(List<JsonNode> all, String pointer, String value) {
    return all.stream().filter(document -> document.at(pointer).asText().equals(value)).toList();
  }
}
