package io.orcastrike.cli;

import io.orcastrike.core.capacity.SearchResult;
import io.orcastrike.core.sink.CapacityJson;
import io.orcastrike.html.ReportPage;
import io.orcastrike.report.RunReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of a search: a folder named after its first run, and in it one for each trial.
 *
 * <p>Used by one thread at a time, the folder of a trial by many.
 */
final class FindFiles {
  private final Console console;
  private final List<Path> written = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();
  private volatile @Nullable Path base;
  private volatile int trial;

  /**
   * @param given the folder, where one was asked for
   */
  FindFiles(Console console, @Nullable Path given) {
    this.console = console;
    this.base = given;
  }

  /** Begins a trial. */
  void begin(int number) {
    trial = number;
  }

  /** Returns the folder of the trial that runs. */
  Path folder(String runId) {
    return console.directory().resolve(base(runId)).resolve(name(trial));
  }

  private synchronized Path base(String runId) {
    Path folder = base;
    if (folder == null) {
      folder = Path.of("orca-out", "find-" + runId);
      base = folder;
    }
    return folder;
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "trial-%02d", number);
  }

  /**
   * Writes what the search came to; without a trial there is nothing.
   *
   * @param best the report of the trial that is to be looked at
   */
  void write(SearchResult result, Optional<RunReport> best) {
    Path folder = base;
    if (folder == null) {
      return;
    }
    write(
        folder.resolve(CapacityJson.NAME),
        file -> CapacityJson.write(console.directory().resolve(folder), result));
    best.ifPresent(
        report ->
            write(
                folder.resolve(ReportPage.NAME),
                ReportPage.of(report).capacity(result.capacity())::writeTo));
  }

  private interface Writer {
    void write(Path file) throws IOException;
  }

  private void write(Path named, Writer writer) {
    try {
      writer.write(console.directory().resolve(named));
      written.add(named);
    } catch (IOException e) {
      troubles.add("%s could not be written: %s".formatted(named, e));
    }
  }

  /** Returns the files that were written, as a person would name them from here. */
  List<Path> written() {
    return List.copyOf(written);
  }

  List<String> troubles() {
    return List.copyOf(troubles);
  }
}
