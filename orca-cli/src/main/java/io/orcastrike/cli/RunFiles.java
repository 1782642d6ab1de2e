package io.orcastrike.cli;

import io.orcastrike.core.sink.JUnitXml;
import io.orcastrike.core.sink.ResultJson;
import io.orcastrike.core.sink.SummaryMarkdown;
import io.orcastrike.html.HtmlReport;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.ResultSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes the files of a run into a folder of its own, named like the run, which is by the time. */
final class RunFiles implements ResultSink {
  private final Console console;
  private final Optional<Path> given;
  private final List<Path> written = new CopyOnWriteArrayList<>();
  private final List<String> troubles = new CopyOnWriteArrayList<>();

  /**
   * @param given the folder, where one was asked for
   */
  RunFiles(Console console, Optional<Path> given) {
    this.console = console;
    this.given = given;
  }

  @Override
  public String name() {
    return "files";
  }

  /** Returns the folder of a run, where its journal is kept too. */
  Path folder(String runId) {
    return console.directory().resolve(named(runId));
  }

  /** As a person would name it from here. */
  Path named(String runId) {
    return given.orElseGet(() -> Path.of("orca-out", runId));
  }

  @Override
  public void ended(RunReport report) throws Exception {
    Path folder = named(report.info().runId());
    Path place = folder(report.info().runId());
    List<ResultSink> sinks =
        List.of(
            new ResultJson(place),
            new HtmlReport(place),
            new JUnitXml(place),
            new SummaryMarkdown(place));
    for (ResultSink sink : sinks) {
      try (sink) {
        sink.ended(report);
        written.add(folder.resolve(sink.name()));
      } catch (IOException e) {
        troubles.add("%s could not be written: %s".formatted(folder.resolve(sink.name()), e));
      }
    }
    appendToJobSummary(report);
  }

  /** Returns the files that were written, as a person would name them from here. */
  List<Path> written() {
    return List.copyOf(written);
  }

  List<String> troubles() {
    return List.copyOf(troubles);
  }

  private void appendToJobSummary(RunReport report) {
    String file = console.environment().getOrDefault("GITHUB_STEP_SUMMARY", "");
    if (file.isEmpty()) {
      return;
    }
    try {
      byte[] text = (SummaryMarkdown.text(report) + "\n").getBytes(StandardCharsets.UTF_8);
      Files.write(Path.of(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      troubles.add("$GITHUB_STEP_SUMMARY could not be written: " + e);
    }
  }
}
