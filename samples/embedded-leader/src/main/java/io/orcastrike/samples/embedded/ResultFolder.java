package io.orcastrike.samples.embedded;

import io.orcastrike.core.sink.ResultJson;
import io.orcastrike.html.HtmlReport;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.ResultSink;
import java.nio.file.Path;

/**
 * Keeps the result of a run in a folder of its own: for machines and for people.
 *
 * @param root where the folders of all runs are
 */
record ResultFolder(Path root) implements ResultSink {
  @Override
  public String name() {
    return "folder " + root;
  }

  @Override
  public void ended(RunReport report) throws Exception {
    Path folder = root.resolve(report.info().runId());
    try (ResultJson json = new ResultJson(folder);
        HtmlReport page = new HtmlReport(folder)) {
      json.ended(report);
      page.ended(report);
    }
  }
}
