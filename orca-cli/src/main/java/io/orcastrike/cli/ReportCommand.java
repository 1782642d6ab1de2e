package io.orcastrike.cli;

import io.orcastrike.html.ReportPage;
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
    StoredResult result = StoredResult.read(console, given);
    Path page = out == null ? result.file().resolveSibling(ReportPage.NAME) : out;
    StoredResult.write(console, ReportPage.of(result.report()), page);
    console.print("%s%n".formatted(page));
    return 0;
  }
}
