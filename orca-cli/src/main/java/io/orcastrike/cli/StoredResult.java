package io.orcastrike.cli;

import io.orcastrike.core.sink.ResultFile;
import io.orcastrike.core.sink.ResultJson;
import io.orcastrike.html.ReportPage;
import io.orcastrike.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A result on the disk, as a command line names it: the file, or the folder of its run.
 *
 * @param file as a person would name it from here
 * @param report what it holds
 */
record StoredResult(Path file, RunReport report) {

  static StoredResult read(Console console, Path given) throws Problem {
    boolean isFolder = Files.isDirectory(console.directory().resolve(given));
    Path file = isFolder ? given.resolve(ResultJson.NAME) : given;
    try {
      return new StoredResult(file, ResultFile.read(console.directory().resolve(file)));
    } catch (NoSuchFileException e) {
      throw Problem.of(
          "there is no such result",
          file,
          "the run has left none there, or the name is another",
          "ls orca-out");
    } catch (IOException e) {
      throw new Problem("%s%n  try: the folder of a run, orca-out/RUN".formatted(e.getMessage()));
    }
  }

  /** Writes a page where a command line said. */
  static void write(Console console, ReportPage page, Path file) throws Problem {
    try {
      page.writeTo(console.directory().resolve(file));
    } catch (IOException e) {
      throw Problem.of(
          "the report cannot be written: " + e,
          file,
          "no right to, or no room",
          "--out another.html");
    }
  }
}
