package io.orcastrike.core;

import io.orcastrike.core.protocol.RunRecord;
import io.orcastrike.core.sink.ResultFile;
import io.orcastrike.core.sink.ResultJson;
import io.orcastrike.report.Delivery;
import io.orcastrike.report.RecordedInterval;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.RecordSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A run that has ended, to be told again from its folder: to a sink that was out of reach then, or
 * that was not there yet.
 *
 * <p>Safe for use by many threads.
 */
public final class Replay {
  private final Path folder;
  private final RunReport report;

  private Replay(Path folder, RunReport report) {
    this.folder = folder;
    this.report = report;
  }

  /**
   * Reads the result of a run.
   *
   * @param folder of the run, with its {@code result.json} and its record
   * @throws IOException if either is missing or the result cannot be read, saying what to do
   */
  public static Replay of(Path folder) throws IOException {
    Path result = folder.resolve(ResultJson.NAME);
    boolean recorded = RunRecord.isIn(folder);
    if (!Files.exists(result)) {
      throw new IOException(
          recorded
              ? "the run in %s has not ended: take it up with orca lead --resume %s"
                  .formatted(folder, folder)
              : "a run's folder must hold %s, held none: %s".formatted(ResultJson.NAME, folder));
    }
    if (!recorded) {
      throw new IOException(
          "a run's folder must hold its record, %s, held none: %s; take the whole folder of the run"
              .formatted(RunRecord.NAME, folder));
    }
    return new Replay(folder, ResultFile.read(result));
  }

  /**
   * Tells a sink the run, as if it took place now but for its progress, on the calling thread, and
   * closes the sink in any case.
   *
   * @return what the sink says that it has delivered
   * @throws IOException if the record cannot be read to its end; what comes before it was handed
   *     over, the report was not
   * @throws Exception what the sink throws
   */
  public Delivery into(RecordSink sink) throws Exception {
    try (sink;
        RunRecord record = RunRecord.open(folder)) {
      if (hasBegun()) {
        sink.started(report.info());
      }
      for (RecordedInterval next = record.next(); next != null; next = record.next()) {
        sink.recorded(next);
      }
      record.checkEnd();
      sink.ended(report);
    }
    return sink.delivery();
  }

  /** A run whose load never began has no team. */
  private boolean hasBegun() {
    return !report.info().drones().isEmpty();
  }
}
