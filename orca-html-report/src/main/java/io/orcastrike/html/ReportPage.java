package io.orcastrike.html;

import io.orcastrike.report.Capacity;
import io.orcastrike.report.Comparison;
import io.orcastrike.report.RunReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page that tells what a run came to: one HTML file of at most 1.5 MB that needs nothing else, is
 * opened from a disk, and can be read without scripts.
 *
 * <p>Immutable.
 */
public final class ReportPage {
  /** The name that the file usually has. */
  public static final String NAME = "report.html";

  private final RunReport report;
  private final @Nullable RunReport earlier;
  private final @Nullable Comparison comparison;
  private final @Nullable Capacity capacity;

  private ReportPage(
      RunReport report,
      @Nullable RunReport earlier,
      @Nullable Comparison comparison,
      @Nullable Capacity capacity) {
    this.report = report;
    this.earlier = earlier;
    this.comparison = comparison;
    this.capacity = capacity;
  }

  /** Returns the page of a run. */
  public static ReportPage of(RunReport report) {
    return new ReportPage(report, null, null, null);
  }

  /** Returns the page with an earlier run laid over it, and with what has changed since. */
  public ReportPage against(RunReport earlierReport, Comparison change) {
    return new ReportPage(report, earlierReport, change, capacity);
  }

  /** Returns the page with the search for the highest rate that this run was the end of. */
  public ReportPage capacity(Capacity found) {
    return new ReportPage(report, earlier, comparison, found);
  }

  /** Returns the page. */
  public String html() {
    Html html = new Html();
    String title = "%s %s".formatted(report.info().plan(), report.verdict());
    PageFrame frame = PageFrame.begin(html, title, false);
    writeSections(html);
    frame.endSections();
    frame.data("orca-data", PageData.of(report));
    if (earlier != null) {
      frame.data("orca-earlier", PageData.ofEarlier(earlier));
    }
    frame.end();
    return html.toString();
  }

  /** Writes what stands between the page's frame. */
  void writeSections(Html html) {
    List<StepRow> rows = StepRow.of(report.series());
    new HeaderSection(html, report).write(rows);
    if (comparison != null && earlier != null) {
      ComparisonSection.write(html, earlier, comparison);
    }
    if (capacity != null) {
      CapacitySection.write(html, capacity);
    }
    ThresholdSection.write(html, report.thresholds());
    ChartsSection.write(html, report, rows, earlier);
    StepsSection.write(html, rows, report.elapsed().toNanos() / 1e9);
    SlowestSection.write(html, report);
    ErrorsSection.write(html, report.errors(), report.totals().ended());
    OwnSection.write(html, report);
    DronesSection.write(html, report);
    AgainSection.write(html, report.info());
  }

  /**
   * Writes the page to a file, which is there whole or not at all; makes its folder when needed.
   */
  public void writeTo(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("a page must have a file name, was " + file);
    }
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, ".report", ".part");
    try {
      Files.write(part, html().getBytes(StandardCharsets.UTF_8));
      try {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
