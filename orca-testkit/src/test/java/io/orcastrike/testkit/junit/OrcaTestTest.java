package io.orcastrike.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The examples, run as JUnit runs the tests of others. */
@Timeout(60)
class OrcaTestTest {
  @TempDir Path reports;
  private final Map<String, String> settings = new HashMap<>();

  @BeforeEach
  void setReports() {
    settings.put("orca.reports", reports.toString());
    settings.put("orca.max-lag", "1h"); // a machine that builds is busy
    settings.put("orca.smoke", "false"); // whatever the build itself is set to
  }

  private EngineExecutionResults run(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameters(settings)
        .selectors(selectClass(tests))
        .execute();
  }

  private static Throwable failure(EngineExecutionResults results, String method) {
    return results
        .testEvents()
        .failed()
        .filter(event -> event.getTestDescriptor().getUniqueId().toString().contains(method + "("))
        .findFirst()
        .map(OrcaTestTest::failure)
        .orElseThrow();
  }

  private static Throwable failure(Event event) {
    return event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
  }

  private static List<Map<String, String>> published(EngineExecutionResults results) {
    return results.testEvents().reportingEntryPublished().map(OrcaTestTest::entry).toList();
  }

  private static Map<String, String> entry(Event event) {
    return event.getRequiredPayload(ReportEntry.class).getKeyValuePairs();
  }

  @Test
  void runsTheLoadAndGivesItsReportToTheMethod() {
    EngineExecutionResults results = run(Examples.Good.class);

    assertThat(results.testEvents().failed().map(OrcaTestTest::failure)).isEmpty();
    results.testEvents().assertStatistics(stats -> stats.succeeded(2));
  }

  @Test
  void theReportIsWrittenAndItsPlacePublished() {
    List<Map<String, String>> published = published(run(Examples.Good.class));

    Path folder = reports.resolve(Examples.Good.class.getName());
    assertThat(published)
        .extracting(entry -> Path.of(URI.create(entry.get("orca.report"))))
        .containsExactlyInAnyOrder(
            folder.resolve("paysQuickly/report.html").toAbsolutePath(),
            folder.resolve("needsNoBody/report.html").toAbsolutePath());
    assertThat(folder.resolve("paysQuickly"))
        .isDirectoryContaining("glob:**/result.json")
        .isDirectoryContaining("glob:**/summary.md")
        .isDirectoryContaining("glob:**/report.html");
  }

  @Test
  void aFailureShowsTheRunAndWhereItsReportIs() {
    EngineExecutionResults results = run(Examples.Bad.class);

    results.testEvents().assertStatistics(stats -> stats.succeeded(0).failed(3));
    assertThat(failure(results, "breaksItsOwnRule"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("p99.0 of step \"pay\" of all scenarios (service)")
        .hasMessageContaining("plan \"shop\": PASSED")
        .hasMessageContaining("times: checkout: 20 succeeded, p50 ")
        .hasMessageContaining("times: checkout/pay: 20 succeeded, p50 ")
        .hasMessageMatching("(?s).*\n  report: file:///.*/breaksItsOwnRule/report.html");
    assertThat(failure(results, "breaksItsOwnRule").getStackTrace())
        .anyMatch(frame -> frame.getClassName().equals(Examples.Bad.class.getName()));
    assertThat(failure(results, "fails"))
        .hasMessageContaining("expected the verdict to be PASSED")
        .hasMessageContaining("card refused")
        .hasMessageContaining("/fails/report.html");
    assertThat(failure(results, "breaksItsThreshold"))
        .hasMessageContaining("threshold: p95(checkout) < ")
        .hasMessageContaining("/breaksItsThreshold/report.html");
  }

  @Test
  void aSmokeRunAsksWhetherTheTestWorks() {
    EngineExecutionResults results = run(Examples.Small.class);

    results.testEvents().assertStatistics(stats -> stats.succeeded(1).failed(1));
    assertThat(failure(results, "isAskedForFailures"))
        .hasMessageContaining("expected an iteration that succeeds")
        .hasMessageContaining("card refused");
    assertThat(published(results)).allMatch(entry -> "true".equals(entry.get("orca.smoke")));
  }

  @Test
  void everyRunIsASmokeRunWhenThatIsSet() throws Exception {
    settings.put("orca.smoke", "");
    settings.put("orca.smoke.scale", "0.2");
    EngineExecutionResults results = run(Examples.Bad.class);

    results.testEvents().assertStatistics(stats -> stats.succeeded(2).failed(1));
    Path json =
        reports.resolve(Examples.Bad.class.getName()).resolve("breaksItsThreshold/result.json");
    assertThat(Files.readString(json)).containsPattern("\"planned\"\\s*:\\s*4\\b");
  }

  @Test
  void somethingMustSucceedHoweverManyMayFail() {
    settings.put("orca.smoke", "true");
    settings.put("orca.smoke.failures", "1");
    EngineExecutionResults results = run(Examples.Bad.class);

    assertThat(failure(results, "fails")).hasMessageContaining("an iteration that succeeds");
  }

  @Test
  void aSettingThatIsWrongIsNamed() {
    settings.put("orca.smoke.duration", "soon");

    assertThat(failure(run(Examples.Good.class), "paysQuickly"))
        .hasMessageContaining("orca.smoke.duration")
        .hasMessageContaining("soon");
  }

  @Test
  void aParameterThatIsWrongIsNamed() {
    assertThat(failure(run(Examples.Wrong.class), "hasAParameterWithoutValue"))
        .hasMessage("parameters of @OrcaTest must be as \"rate=20\", one was \"rate\"");
  }

  @Test
  void whatMachinesMayLagIsSetOutside() {
    settings.put("orca.max-lag", "never");

    assertThat(failure(run(Examples.Good.class), "needsNoBody"))
        .hasMessageContaining("orca.max-lag");
  }

  @Test
  void aParameterSetOutsideCounts() {
    System.setProperty("orca.param.fails", "true");
    try {
      run(Examples.Good.class).testEvents().assertStatistics(stats -> stats.failed(2));
    } finally {
      System.clearProperty("orca.param.fails");
    }
  }

  @Test
  void aTimeOutEndsTheRun() {
    EngineExecutionResults results = run(Examples.Stuck.class);

    assertThat(failure(results, "ends")).hasMessageContaining("timed out after 500 milliseconds");
    assertThat(published(results)).hasSize(1);
  }

  @Test
  void runsOfOnesOwnHaveTheSameFilesAndSettings() throws Exception {
    EngineExecutionResults results = run(Examples.Own.class);

    assertThat(failure(results, "runsTwice"))
        .hasMessageContaining("/runsTwice/report.html")
        .hasMessageContaining("/runsTwice-2/report.html");
    Path folder = reports.resolve(Examples.Own.class.getName());
    assertThat(published(results)).hasSize(4);
    assertThat(folder)
        .isDirectoryContaining("glob:**/runsAgain")
        .isDirectoryContaining("glob:**/runsAgain-2");
  }

  @Test
  void runsOfOnesOwnAreSmokeRunsToo() {
    settings.put("orca.smoke", "true");

    run(Examples.Own.class)
        .testEvents()
        .assertStatistics(stats -> stats.succeeded(2).failed(1)); // runsAgain: 2 of 20
  }
}
