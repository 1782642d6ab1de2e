package io.orcastrike.cli;

import io.orcastrike.core.compare.Compare;
import io.orcastrike.core.compare.CompareSettings;
import io.orcastrike.core.sink.ComparisonJson;
import io.orcastrike.html.ReportPage;
import io.orcastrike.report.Comparison;
import io.orcastrike.report.RunReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
      "  orca compare before after --out change.html   both in one page, curves over each other",
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

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the report of AFTER there, with BEFORE laid over it, as HTML.")
  private @Nullable Path out;

  @Mixin private CompareOptions options = new CompareOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Problem {
    Logs.verbose(common.verbose);
    CompareSettings settings = options.settings();
    RunReport first = StoredResult.read(console, before).report();
    RunReport second = StoredResult.read(console, after).report();
    Comparison comparison = Compare.runs(first, second, settings);
    if (out != null) {
      StoredResult.write(console, ReportPage.of(second).against(first, comparison), out);
    }
    console.print(
        json
            ? ComparisonJson.text(first, second, comparison)
            : new ComparisonText(first, second, comparison, settings, console.outLook()).text());
    return comparison.outcome().exitCode();
  }
}
