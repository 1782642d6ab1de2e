package io.orcastrike.testkit;

import io.orcastrike.report.RunReport;

/** Entry to assertions on what a run came to; import {@code assertThat} from here. */
public final class OrcaAssertions {
  private OrcaAssertions() {}

  /** Begins assertions on a report. */
  public static RunReportAssert assertThat(RunReport report) {
    return new RunReportAssert(report);
  }
}
