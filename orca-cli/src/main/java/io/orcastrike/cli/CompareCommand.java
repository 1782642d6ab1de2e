package io.orcastrike.cli;

import io.orcastrike.core.compare.Compare;
import io.orcastrike.core.compare.CompareSettings;
import io.orcastrike.core.sink.ComparisonJson;
import io.orcastrike.core.sink.ResultFile;
import io.orcastrike.core.sink.ResultJson;
import io.orcastrike.report.Comparison;
import io.orcastrike.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orca compare}. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    header = "Tells what changed from one run to another, and what may be chance.",
    synopsisHeading = "Examples:%n",
    customSynopsis = {
      "",
      "  orca compare orca-out/20261122-180000-7f3a orca-out/20261123-180000-04bc",
      "  orca compare before/result.json after/result.json --min-change 10%% --json",
      "",
      "orca compare [OPTIONS] BEFORE AFTER",
    },
    footer = {
      "",
      "A change counts when it is surer than --confidence, all figures together, and larger than",
      "--min-change and --min-difference. How it is judged stands in docs/compare.md.",
      "",
      "Exit codes: 0 better or noise, 99 worse, 98 not comparable, 2 wrong usage."
    })
final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "BEFORE",
      description = "The folder of a run, or its result.json: what is measured by.")
  private Path before = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "AFTER",
      description = "The same of the run that is judged.")
  private Path after = Path.of("");

  @Option(names = "--json", description = "Print the comparison as exactly one JSON document.")
  private boolean json;

  @Mixin private CompareOptions options = new CompareOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Problem {
    Logs.verbose(common.verbose);
    CompareSettings settings = options.settings();
    RunReport first = read(before);
    RunReport second = read(after);
    Comparison comparison = Compare.runs(first, second, settings);
    console.print(
        json
            ? ComparisonJson.text(first, second, comparison)
            : new ComparisonText(first, second, comparison, settings, console.outLook()).text());
    return comparison.outcome().exitCode();
  }

  private RunReport read(Path given) throws Problem {
    Path place = console.directory().resolve(given);
    Path file = Files.isDirectory(place) ? place.resolve(ResultJson.NAME) : place;
    try {
      return ResultFile.read(file);
    } catch (IOException e) {
      String what =
          Files.exists(file) ? String.valueOf(e.getMessage()) : "there is no result of a run";
      throw Problem.of(
          what,
          file,
          "another folder than the run's, or a file that is no result",
          "ls " + Shell.quote(String.valueOf(file.toAbsolutePath().getParent())));
    }
  }
}
