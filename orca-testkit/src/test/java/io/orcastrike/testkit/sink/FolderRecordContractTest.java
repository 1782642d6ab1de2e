package io.orcastrike.testkit.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.RecordedInterval;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.RecordSink;
import io.orcastrike.testkit.RecordSinkContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

/** A sink that keeps the contract, and two that do not. */
class FolderRecordContractTest extends RecordSinkContract {
  @TempDir Path folder;

  @Override
  protected RecordSink sink() {
    return new FolderRecord(folder.resolve("record"));
  }

  @Override
  protected RecordSink brokenSink() throws IOException {
    return new FolderRecord(Files.writeString(folder.resolve("file"), "no folder"));
  }

  @Override
  protected void assertTells(RunReport report) throws IOException {
    assertThat(Files.readString(folder.resolve("record/result.json")))
        .contains(report.info().runId());
  }

  @Override
  protected void assertRecorded(RunReport report, List<RecordedInterval> intervals)
      throws IOException {
    List<String> expected = intervals.stream().map(new FolderRecord(folder)::id).sorted().toList();
    assertThat(FolderRecord.intervals(folder.resolve("record"))).isEqualTo(expected);
  }

  /** Takes what comes again for something new; not run by the build itself. */
  static class Doubling extends FolderRecordContractTest {
    private final AtomicInteger next = new AtomicInteger();

    @Override
    protected RecordSink sink() {
      return new FolderRecord(folder.resolve("record")) {
        @Override
        String id(RecordedInterval interval) {
          return super.id(interval) + "-" + next.getAndIncrement();
        }
      };
    }
  }

  /** Promises what it cannot keep. */
  static class Promising extends FolderRecordContractTest {
    @Override
    protected RecordSink brokenSink() throws IOException {
      return new FolderRecord(Files.writeString(folder.resolve("file"), "no folder")) {
        @Override
        public void check() {}
      };
    }
  }
}
