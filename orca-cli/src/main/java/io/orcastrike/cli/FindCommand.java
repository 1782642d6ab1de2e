package io.orcastrike.cli;

import io.orcastrike.api.ArrivalRate;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Rate;
import io.orcastrike.api.Threshold;
import io.orcastrike.api.Workload;
import io.orcastrike.core.Orca;
import io.orcastrike.core.Swarm;
import io.orcastrike.core.capacity.CapacitySearch;
import io.orcastrike.core.capacity.Ending;
import io.orcastrike.core.capacity.SearchResult;
import io.orcastrike.core.capacity.TrialReading;
import io.orcastrike.core.load.SteadyLoad;
import io.orcastrike.core.sink.CapacityJson;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.TestNotFoundException;
import io.orcastrike.spi.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orca find}. */
@Command(
    name = "find",
    mixinStandardHelpOptions = true,
    header = "Finds the highest rate at which a load test keeps its thresholds.",
    customSynopsis = {
      "",
      "  orca find shop.jar --threshold \"p95(checkout) < 800 ms\"",
      "  orca find shop.jar --from 50 --to 5000      the plan's own thresholds, from 50 to 5000/s",
      "  orca find com.acme:shop-test:1.2 --on redis://redis:6379 --quorum 3",
      "",
      "orca find [OPTIONS] TEST",
    },
    synopsisHeading = "Examples:%n",
    footer = {
      "",
      "Each trial is a run of its own at a steady rate: that of all arrivals together, each load",
      "with its share of the plan's. See docs/capacity.md.",
      "",
      "Exit codes: 0 found, 99 no rate keeps them, 98 cannot tell (the drones are the limit, or"
          + " the",
      "trials were used up), else as orca run and orca lead."
    })
final class FindCommand implements Callable<Integer> {
  private final Console console;
  private final Configuration configuration;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TEST", description = RunCommand.TEST)
  private String test = "";

  @Mixin private SearchOptions options = new SearchOptions();
  @Mixin private DronesOption drones = new DronesOption();
  @Mixin private SwarmOptions swarms = new SwarmOptions();
  @Mixin private TeamOptions team = new TeamOptions();
  @Mixin private LoadOptions load = new LoadOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private MavenOptions maven = new MavenOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  FindCommand(Console console, Configuration configuration) {
    this.console = console;
    this.configuration = configuration;
  }

  @Override
  public Integer call() throws Problem, InterruptedException {
    if (output.showConfig) {
      console.print(ShownConfiguration.text(spec.commandLine().getParseResult(), configuration));
      return 0;
    }
    if (output.prometheus != null) {
      throw LoadOptions.slip(
          "--prometheus shows one run, and a search makes many", "orca run, at the rate found");
    }
    if (load.scale != 1 || load.maxDuration != null) {
      throw LoadOptions.slip(
          "--scale and --max-duration must not be given: the rate is what is searched",
          "--from, --to and --hold");
    }
    load.addFrom(configuration);
    Logs.verbose(common.verbose);
    return swarms.on == null ? here() : onSwarm();
  }

  private int here() throws Problem, InterruptedException {
    TestLoader loader = new Tests(console, maven).loader(test);
    return find(
        loader,
        test,
        files -> {
          Orca.Builder builder = Orca.test(loader, test);
          drones.applyTo(builder, test);
          return builder;
        });
  }

  private int onSwarm() throws Problem, InterruptedException {
    Swarms found = new Swarms(console, swarms);
    try (Transport transport = found.connectToLead(team.key)) {
      Swarm swarm = found.swarm(transport);
      LedTest led = LedTest.of(test, console, maven);
      team.announce(console, swarms);
      try (HandedOut handedOut = HandedOut.of(led, found, swarms.namespace)) {
        return find(
            led.loader(),
            led.name(),
            files -> {
              Orca.Builder builder = Orca.test(led.loader(), led.name());
              led.inline().ifPresent(jar -> builder.sink(new StoredTest(jar, files::folder)));
              team.applyTo(builder, swarm);
              return builder;
            });
      }
    }
  }

  /** Makes a run, wherever its drones are. */
  private interface Where {
    Orca.Builder run(FindFiles files) throws Problem;
  }

  private int find(TestLoader loader, String name, Where where)
      throws Problem, InterruptedException {
    Plan plan = plan(loader, name);
    List<Threshold> thresholds = options.thresholds(plan);
    CapacitySearch search = options.search(plan);
    SteadyLoad first = options.load(search.from());
    Optional<String> warning = options.warning(plan);
    warning.ifPresent(text -> console.screen().line("warning: " + text));
    FindFiles files = new FindFiles(console, output.out);
    TrialRuns trials =
        new TrialRuns(
            console,
            output,
            new TrialReading(arrivals(plan), first.settle()),
            first.settle(),
            files);
    trials.run(
        search,
        (rate, to) -> {
          Orca.Builder builder = where.run(to);
          load.applyTo(builder, test);
          return builder
              .steady(Rate.perSecond(rate), first.settle(), first.hold())
              .thresholds(thresholds)
              .secrets(new Secrets(console.environment()))
              .folder(to::folder);
        },
        test);
    SearchResult result =
        new SearchResult(
            plan.name(),
            name,
            search,
            first.settle(),
            first.hold(),
            search.ending(trials.trials()),
            search.conclude(
                thresholds.stream().map(Threshold::toString).toList(), trials.trials()));
    files.write(result, trials.best());
    tell(result, trials, files, warning);
    return exitCode(result.ending(), trials);
  }

  private Plan plan(TestLoader loader, String name) throws Problem {
    var given =
        io.orcastrike.api.Parameters.of(load.parameters, new Secrets(console.environment()));
    try (ExitGuard guard = ExitGuard.begin(console.screen());
        LoadedTest loaded = loader.load(name)) {
      return loaded.test().plan(given);
    } catch (TestNotFoundException e) {
      throw AuthorTrouble.of(e);
    } catch (RuntimeException e) {
      throw AuthorTrouble.of(test, e);
    } catch (Error e) {
      throw AuthorTrouble.of(e);
    }
  }

  private static Set<String> arrivals(Plan plan) {
    return plan.workloads().stream()
        .filter(workload -> workload.profile() instanceof ArrivalRate)
        .map(Workload::name)
        .collect(Collectors.toSet());
  }

  private void tell(
      SearchResult result, TrialRuns trials, FindFiles files, Optional<String> warning) {
    Optional<String> ended = trials.failed().map(FindCommand::text);
    if (output.json) {
      console.print(CapacityJson.text(result));
      ended.ifPresent(console.screen()::line);
      files.troubles().forEach(trouble -> console.screen().line("warning: " + trouble));
    } else if (output.quiet) {
      console.print(FoundText.brief(result, console.outLook(), ended, files.written()));
    } else {
      List<String> warnings = new ArrayList<>(files.troubles());
      warning.ifPresent(warnings::add);
      console.print(
          FoundText.whole(result, console.outLook(), ended, warnings, files.written(), next()));
    }
  }

  /** Says which run ended the search. */
  private static String text(RunReport report) {
    return "run %s ended the search: %s%s"
        .formatted(
            report.info().runId(),
            report.verdict().name().replace('_', ' '),
            report.reasons().isEmpty() ? "" : ", " + report.reasons().get(0));
  }

  private String next() {
    return "orca find "
        + Shell.quote(test)
        + (swarms.on == null ? drones.flags() : swarms.flags() + team.flags())
        + maven.flags()
        + output.sinks.flags()
        + options.flags()
        + load.flags();
  }

  private static int exitCode(Ending ending, TrialRuns trials) {
    Optional<Verdict> ended = trials.ended().or(() -> trials.failed().map(RunReport::verdict));
    Verdict verdict =
        ended.orElse(
            switch (ending) {
              case FOUND, NEVER_BROKEN -> Verdict.PASSED;
              case NEVER_KEPT -> Verdict.FAILED;
              case OUT_OF_REACH, UNFINISHED -> Verdict.INCONCLUSIVE;
            });
    return verdict.exitCode();
  }
}
