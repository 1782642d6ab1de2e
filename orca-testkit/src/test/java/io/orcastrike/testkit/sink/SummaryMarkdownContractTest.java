package io.orcastrike.testkit.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.sink.SummaryMarkdown;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.ResultSink;
import io.orcastrike.testkit.ResultSinkContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SummaryMarkdownContractTest extends ResultSinkContract {
  @TempDir Path folder;

  @Override
  protected ResultSink sink() {
    return new SummaryMarkdown(folder.resolve("results"));
  }

  @Override
  protected ResultSink brokenSink() throws IOException {
    return new SummaryMarkdown(Files.writeString(folder.resolve("file"), "no folder"));
  }

  @Override
  protected void assertTells(RunReport report) throws IOException {
    String text = Files.readString(folder.resolve("results/summary.md"));
    assertThat(text)
        .startsWith("## ")
        .contains("Orca: ")
        .contains(report.verdict().name().replace('_', ' '))
        .contains(report.info().runId())
        .contains("| %d | %d |".formatted(report.totals().planned(), report.totals().started()));
    assertThat(text.lines().filter(line -> !line.startsWith("Run `"))) // code shows markup as it is
        .noneMatch(line -> line.contains("<script"));
    assertThat(text.lines().filter(line -> line.startsWith("|")))
        .allMatch(line -> line.endsWith("|"));
  }
}
