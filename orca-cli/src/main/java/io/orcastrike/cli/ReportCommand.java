package io.orcastrike.cli;

import io.orcastrike.core.sink.ResultFile;
import io.orcastrike.core.sink.ResultJson;
import io.orcastrike.html.ReportPage;
import io.orcastrike.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orca report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    header = "Makes the report of a run again, from its stored result.",
    synopsisHeading = "Examples:%n",
    customSynopsis = {
      "",
      "  orca report orca-out/20261122-180000-7f3a     writes report.html into the run's folder",
      "  orca report result.json --out shop.html",
      "",
      "orca report [OPTIONS] FILE|DIR",
    })
final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE|DIR", description = "A result.json, or the folder it is in.")
  private Path given = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the report goes; by default report.html beside the result.")
  private @Nullable Path out;

  @Mixin private CommonOptions common = new CommonOptions();

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Problem {
    Logs.verbose(common.verbose);
    Path result =
        Files.isDirectory(console.directory().resolve(given))
            ? given.resolve(ResultJson.NAME)
            : given;
    RunReport report = read(result);
    Path page = out == null ? result.resolveSibling(ReportPage.NAME) : out;
    try {
      ReportPage.of(report).writeTo(console.directory().resolve(page));
    } catch (IOException e) {
      throw Problem.of(
          "the report cannot be written: " + e,
          page,
          "no right to, or no room",
          "--out another.html");
    }
    console.print("%s%n".formatted(page));
    return 0;
  }

  private RunReport read(Path result) throws Problem {
    try {
      return ResultFile.read(console.directory().resolve(result));
    } catch (NoSuchFileException e) {
      throw Problem.of(
          "there is no such result",
          result,
          "the run has left none there, or the name is another",
          "ls orca-out");
    } catch (IOException e) {
      throw new Problem("%s%n  try: orca report orca-out/RUN".formatted(e.getMessage()));
    }
  }
}
