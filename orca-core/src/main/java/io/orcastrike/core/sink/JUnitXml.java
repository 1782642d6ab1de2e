package io.orcastrike.core.sink;

import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.ThresholdResult;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.ResultSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Writes {@code junit.xml} for build servers: a test case for each threshold, and the verdict. */
public final class JUnitXml implements ResultSink {
  private final Path folder;

  /** Makes a sink that writes into a folder, which is made when needed. */
  public JUnitXml(Path folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    return "junit.xml";
  }

  @Override
  public void ended(RunReport report) throws IOException {
    WholeFile.write(folder.resolve("junit.xml"), text(report));
  }

  /** Returns the document. */
  static String text(RunReport report) {
    StringBuilder cases = new StringBuilder();
    int failures = 0;
    int errors = 0;
    for (ThresholdResult threshold : report.thresholds()) {
      switch (threshold.state()) {
        case PASSED -> {}
        case FAILED, NO_DATA -> failures++;
        case INCONCLUSIVE -> errors++;
      }
      addCase(cases, report, threshold.expression(), "0.000", problem(threshold));
    }
    if (report.verdict() == Verdict.FAILED) {
      failures++;
    } else if (report.verdict() != Verdict.PASSED) {
      errors++;
    }
    addCase(cases, report, "verdict", seconds(report), problem(report));
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <testsuite name="%s" tests="%d" failures="%d" errors="%d" skipped="0" time="%s">
    %s%s</testsuite>
    """
        .formatted(
            suite(report),
            report.thresholds().size() + 1,
            failures,
            errors,
            seconds(report),
            properties(report),
            cases);
  }

  /** Only the verdict's case has the run's time: servers add up those of a suite. */
  private static void addCase(
      StringBuilder to, RunReport report, String name, String seconds, String problem) {
    to.append(
        "  <testcase classname=\"%s\" name=\"%s\" time=\"%s\""
            .formatted(suite(report), Xml.escape(name), seconds));
    to.append(problem.isEmpty() ? "/>\n" : ">\n    " + problem + "\n  </testcase>\n");
  }

  private static String problem(ThresholdResult threshold) {
    String observed =
        threshold.observed().isPresent()
            ? "observed %s".formatted(threshold.observed().getAsDouble())
            : "nothing observed";
    String since =
        threshold.firstBreach().isPresent()
            ? ", first broken at second " + threshold.firstBreach().getAsLong()
            : "";
    String why = threshold.explanation().isEmpty() ? "" : ": " + threshold.explanation();
    return switch (threshold.state()) {
      case PASSED -> "";
      case FAILED -> element("failure", "threshold", observed + since + why);
      case NO_DATA -> element("failure", "no data", "nothing was measured that it looks at" + why);
      case INCONCLUSIVE -> element("error", "inconclusive", observed + why);
    };
  }

  private static String problem(RunReport report) {
    return switch (report.verdict()) {
      case PASSED -> "";
      case FAILED -> element("failure", "verdict", reasons(report));
      case INTERNAL_ERROR,
          USAGE,
          NO_QUORUM,
          NOT_PREPARED,
          NOT_COMPLETED,
          INVALID,
          INCONCLUSIVE,
          INTERRUPTED,
          TERMINATED ->
          element("error", "verdict", reasons(report));
    };
  }

  /** What some servers want as attributes, and others do not allow there. */
  private static String properties(RunReport report) {
    RunInfo info = report.info();
    return """
      <properties>
    %s%s%s%s  </properties>
    """
        .formatted(
            property("run", info.runId()),
            property("test", info.test()),
            property("startedAt", info.startedAt().toString()),
            property("seed", String.valueOf(info.seed())));
  }

  private static String property(String name, String value) {
    return "    <property name=\"%s\" value=\"%s\"/>\n".formatted(name, Xml.escape(value));
  }

  private static String reasons(RunReport report) {
    return report.verdict() + ": " + String.join("; ", report.reasons());
  }

  private static String element(String name, String type, String message) {
    return "<%s type=\"%s\" message=\"%s\"/>".formatted(name, type, Xml.escape(message));
  }

  private static String suite(RunReport report) {
    return Xml.escape("orca." + report.info().plan());
  }

  private static String seconds(RunReport report) {
    return String.format(Locale.ROOT, "%.3f", report.elapsed().toNanos() / 1e9);
  }
}
