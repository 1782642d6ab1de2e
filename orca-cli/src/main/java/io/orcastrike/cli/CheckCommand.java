package io.orcastrike.cli;

import static java.util.stream.Collectors.joining;

import io.orcastrike.api.Plan;
import io.orcastrike.api.Scenario;
import io.orcastrike.api.Target;
import io.orcastrike.api.Workload;
import io.orcastrike.core.Preview;
import io.orcastrike.core.Preview.WorkloadPreview;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestNotFoundException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orca check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    header = "Shows what a load test would do, and runs nothing.",
    synopsisHeading = "Examples:%n",
    customSynopsis = {
      "",
      "  orca check samples/shop                      its load over time, as a chart",
      "  orca check shop.jar --param rate=500         with another parameter",
      "  orca check ShopTest.java --once              run each scenario once, print every step",
      "",
      "orca check [OPTIONS] TEST",
    })
final class CheckCommand implements Callable<Integer> {
  private final Console console;
  private final Configuration configuration;

  @Parameters(paramLabel = "TEST", description = RunCommand.TEST)
  private String test = "";

  @Option(
      names = "--param",
      paramLabel = "NAME=VALUE",
      description = "Give the test a parameter; may be repeated.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(names = "--scale", paramLabel = "FACTOR", description = "Multiply every load.")
  private double scale = 1;

  @Option(
      names = "--once",
      description = "Run each scenario once, with setUp and tearDown, and print every step.")
  private boolean once;

  @Mixin private MavenOptions maven = new MavenOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  CheckCommand(Console console, Configuration configuration) {
    this.console = console;
    this.configuration = configuration;
  }

  @Override
  public Integer call() throws Problem, InterruptedException {
    Logs.verbose(common.verbose);
    configuration.map("param").forEach((name, value) -> parameters.putIfAbsent(name, value.text()));
    if (!(scale > 0) || Double.isInfinite(scale)) {
      throw LoadOptions.wrong("scale must be above 0, was " + scale, test);
    }
    LoadOptions.checkNames("--param", parameters, test);
    var given = io.orcastrike.api.Parameters.of(parameters, new Secrets(console.environment()));
    try (ExitGuard guard = ExitGuard.begin(console.screen());
        LoadedTest loaded = new Tests(console, maven).loader(test).load(test)) {
      if (once) {
        return new Once(console).run(loaded, given);
      }
      console.print(String.join(System.lineSeparator(), lines(loaded, given)));
      return Verdict.PASSED.exitCode();
    } catch (TestNotFoundException e) {
      throw AuthorTrouble.of(e);
    } catch (RuntimeException e) {
      throw AuthorTrouble.of(test, e);
    } catch (Error e) {
      throw AuthorTrouble.of(e);
    }
  }

  private List<String> lines(LoadedTest loaded, io.orcastrike.api.Parameters given) {
    Plan plan = loaded.test().plan(given);
    Preview preview = Preview.of(plan, scale, Chart.WIDTH, loaded.classLoader());
    Look look = console.outLook();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s  %s, %s"
            .formatted(
                Paint.BOLD.on(Figures.harmless(plan.name()), look),
                loaded.test().getClass().getName(),
                Figures.clock(plan.duration())));
    if (!plan.targets().isEmpty()) {
      lines.add("  to " + plan.targets().stream().map(Target::toString).collect(joining(", ")));
    }
    for (int i = 0; i < preview.workloads().size(); i++) {
      WorkloadPreview workload = preview.workloads().get(i);
      lines.add("");
      lines.add(
          "%s  in %s, expected %s"
              .formatted(
                  Paint.BOLD.on(Figures.harmless(workload.name()), look),
                  workload.unit(),
                  workload.planned().isPresent()
                      ? Figures.count(workload.planned().getAsLong()) + " iterations"
                      : "as many iterations as the users can run"));
      lines.add("  " + mix(plan.workloads().get(i)));
      lines.addAll(Chart.lines(workload, look));
    }
    if (!plan.thresholds().isEmpty()) {
      lines.add("");
      lines.add(Paint.BOLD.on("thresholds", look));
      plan.thresholds().forEach(each -> lines.add("  " + Figures.harmless(each.toString())));
    }
    lines.add("");
    return lines;
  }

  private static String mix(Workload workload) {
    int all = workload.scenarios().stream().mapToInt(Scenario::weight).sum();
    return workload.scenarios().stream()
        .map(
            scenario ->
                Figures.harmless(scenario.name())
                    + " "
                    + Figures.percent((double) scenario.weight() / all))
        .collect(joining(", "));
  }
}
