package io.orcastrike.testkit.junit;

import io.orcastrike.core.Orca;
import io.orcastrike.core.sink.ResultJson;
import io.orcastrike.core.sink.SummaryMarkdown;
import io.orcastrike.html.HtmlReport;
import io.orcastrike.html.ReportPage;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.testkit.LoadTests;
import io.orcastrike.testkit.OrcaAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;

/**
 * Runs load tests that a test of JUnit puts together itself, by the same settings and with the same
 * files as {@link OrcaTest}: a parameter of any test that has {@link OrcaExtension}.
 *
 * <pre>{@code
 * @ExtendWith(OrcaExtension.class)
 * class ShopLoadTest {
 *   @Test
 *   void survivesAStall(OrcaRunner orca) throws Exception {
 *     RunReport report = orca.run(Orca.test(ShopTest::new).drones(3).parameter("stall", "2s"));
 *     assertThat(report).doesNotHaveVerdict(Verdict.INVALID);
 *   }
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads.
 */
public final class OrcaRunner {
  private static final String PAGE = ReportPage.NAME;

  private final Settings settings;
  private final ReportFolders folders;
  private final ExtensionContext context;
  private final List<Path> pages = new CopyOnWriteArrayList<>();

  OrcaRunner(Settings settings, ReportFolders folders, ExtensionContext context) {
    this.settings = settings;
    this.folders = folders;
    this.context = context;
  }

  /** Tells whether runs are short and small, so that their figures mean nothing. */
  public boolean isSmoke() {
    return settings.smoke();
  }

  /**
   * Runs a load test to its end, as {@link LoadTests#run(Orca.Builder)} does. Parameters set
   * outside count instead of those given here, and so do scale and duration of a smoke run. The
   * verdict is left to the caller.
   *
   * @throws AssertionError if there is no such test
   * @throws InterruptedException if the calling thread is interrupted, as time-outs do
   */
  public RunReport run(Orca.Builder asked) throws InterruptedException {
    Path folder =
        folders.next(
            settings.reports(),
            context.getRequiredTestClass().getName(),
            context.getRequiredTestMethod().getName());
    asked.parameters(settings.parameters());
    settings.lag().ifPresent(lag -> asked.trust(TrustLimits.DEFAULT.withLag(lag)));
    if (settings.smoke()) {
      asked.scale(settings.scale()).maxDuration(settings.duration());
    }
    asked.sink(new ResultJson(folder)).sink(new SummaryMarkdown(folder));
    asked.sink(new HtmlReport(folder));
    long before = lastModified(folder);
    try {
      return LoadTests.run(asked);
    } finally {
      publish(folder, before);
    }
  }

  /** An earlier build's page is not that of a run that could not begin. */
  private static long lastModified(Path folder) {
    return folder.resolve(PAGE).toFile().lastModified();
  }

  private void publish(Path folder, long before) {
    Path page = folder.resolve(PAGE).toAbsolutePath();
    if (Files.exists(page) && lastModified(folder) != before) {
      pages.add(page);
      context.publishReportEntry(
          settings.smoke()
              ? Map.of("orca.report", page.toUri().toString(), "orca.smoke", "true")
              : Map.of("orca.report", page.toUri().toString()));
    }
  }

  /** Fails unless the run passed or, where it is small, did its work. */
  void judge(RunReport report) {
    if (settings.smoke()) {
      OrcaAssertions.assertThat(report).works(settings.failures());
    } else {
      OrcaAssertions.assertThat(report).passed();
    }
  }

  /** Returns an error that also says where the reports are. */
  AssertionError withPlaces(AssertionError error) {
    StringBuilder message = new StringBuilder(String.valueOf(error.getMessage()));
    pages.forEach(page -> message.append("\n  report: ").append(page.toUri()));
    return switch (error) {
      case AssertionFailedError failed when error.getClass() == AssertionFailedError.class ->
          inPlaceOf(
              error,
              new AssertionFailedError(
                  message.toString(), failed.getExpected(), failed.getActual(), failed.getCause()));
      case AssertionError any when error.getClass() == AssertionError.class ->
          inPlaceOf(error, new AssertionError(message.toString(), any.getCause()));
      case AssertionError other -> other; // such as many failures at once, which a tool may read
    };
  }

  private static AssertionError inPlaceOf(AssertionError error, AssertionError told) {
    told.setStackTrace(error.getStackTrace());
    for (Throwable suppressed : error.getSuppressed()) {
      told.addSuppressed(suppressed);
    }
    return told;
  }
}
