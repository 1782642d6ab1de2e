package io.orcastrike.html;

import io.orcastrike.report.RunReport;
import io.orcastrike.spi.ResultSink;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes {@code report.html}: the result for people, as one page.
 *
 * <p>Used by one thread at a time.
 */
public final class HtmlReport implements ResultSink {
  private final Path folder;

  /** Makes a sink that writes into a folder, which is made when needed. */
  public HtmlReport(Path folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    return ReportPage.NAME;
  }

  @Override
  public void ended(RunReport report) throws IOException {
    ReportPage.of(report).writeTo(folder.resolve(ReportPage.NAME));
  }
}
