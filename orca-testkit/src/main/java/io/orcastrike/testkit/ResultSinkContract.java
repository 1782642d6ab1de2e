package io.orcastrike.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.report.RunReport;
import io.orcastrike.spi.ResultSink;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ResultSink} keeps. A test class of a sink extends this, and adds tests of what
 * is the sink's own; of a {@link io.orcastrike.spi.RecordSink}, {@link RecordSinkContract}.
 *
 * <pre>{@code
 * class TextFileContractTest extends ResultSinkContract {
 *   @TempDir Path folder;
 *
 *   @Override
 *   protected ResultSink sink() {
 *     return new TextFile(folder.resolve("run"));
 *   }
 *
 *   @Override
 *   protected ResultSink brokenSink() throws IOException {
 *     return new TextFile(Files.writeString(folder.resolve("file"), "no folder"));
 *   }
 *
 *   @Override
 *   protected void assertTells(RunReport report) throws IOException {
 *     assertThat(folder.resolve("run/result.txt")).content().contains(report.info().runId());
 *   }
 * }
 * }</pre>
 *
 * <p>A test that fails is named like the rule that the sink breaks.
 */
public abstract class ResultSinkContract {

  /** Makes a sink whose results go to a place that is empty before each test. */
  protected abstract ResultSink sink() throws Exception;

  /** Makes a sink whose results can go nowhere: the folder is a file, the server is not there. */
  protected abstract ResultSink brokenSink() throws Exception;

  /** Verifies that what the sink has left behind is well-formed and tells of this report. */
  protected abstract void assertTells(RunReport report) throws Exception;

  @Test
  void hasAName() throws Exception {
    try (ResultSink sink = sink()) {
      assertThat(sink.name()).isNotBlank().isEqualTo(sink.name());
    }
  }

  @Test
  void takesARunThatPassed() throws Exception {
    take(Reports.passed());
  }

  @Test
  void takesARunThatFailed() throws Exception {
    take(Reports.failed());
  }

  @Test
  void takesARunWithHostileNames() throws Exception {
    take(Reports.hostile());
  }

  @Test
  void takesABigRun() throws Exception {
    take(Reports.big());
  }

  @Test
  void takesARunTooShortForProgress() throws Exception {
    RunReport report = Reports.passed();
    try (ResultSink sink = sink()) {
      sink.started(report.info());
      sink.ended(report);
    }
    assertTells(report);
  }

  @Test
  void takesARunThatNeverBegan() throws Exception {
    RunReport report = Reports.neverBegan();
    try (ResultSink sink = sink()) {
      sink.ended(report);
    }
    assertTells(report);
  }

  @Test
  void takesProgressBeforeAnythingWasMeasured() throws Exception {
    RunReport report = Reports.passed();
    try (ResultSink sink = sink()) {
      sink.started(report.info());
      sink.progressed(Reports.progress(Reports.neverBegan(), 0));
      sink.ended(report);
    }
    assertTells(report);
  }

  @Test
  void canBeClosedUnused() throws Exception {
    sink().close();
  }

  @Test
  void canBeClosedWithoutAnEnd() throws Exception {
    try (ResultSink sink = sink()) {
      sink.started(Reports.passed().info());
      sink.progressed(Reports.progress(Reports.passed(), 1));
    }
  }

  @Test
  void saysWhyItFailsAndCanStillBeClosed() throws Exception {
    RunReport report = Reports.passed();
    try (ResultSink sink = brokenSink()) {
      assertThatThrownBy(
              () -> {
                sink.started(report.info());
                sink.ended(report);
              })
          .isInstanceOf(Exception.class)
          .message()
          .isNotBlank();
    }
  }

  @Test
  void twoAtOnceDoNotMeet() throws Exception {
    RunReport report = Reports.failed();
    try (ResultSink sink = sink();
        ResultSink other = sink()) {
      sink.started(report.info());
      other.started(Reports.passed().info());
      other.ended(Reports.passed());
      sink.ended(report);
    }
    assertTells(report);
  }

  private void take(RunReport report) throws Exception {
    try (ResultSink sink = sink()) {
      sink.started(report.info());
      for (int second = 1; second <= 3; second++) {
        sink.progressed(Reports.progress(report, second));
      }
      sink.ended(report);
    }
    assertTells(report);
  }
}
