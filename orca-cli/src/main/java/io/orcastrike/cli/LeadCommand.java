package io.orcastrike.cli;

import io.orcastrike.core.Orca;
import io.orcastrike.core.Swarm;
import io.orcastrike.core.inline.InlineAddress;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.TestNotFoundException;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orca lead}. */
@Command(
    name = "lead",
    mixinStandardHelpOptions = true,
    header = "Leads a load test on a swarm of drones that wait on a Redis.",
    customSynopsis = {
      "",
      "  orca lead com.acme:shop-test:1.2 --on redis://redis:6379 --quorum 3",
      "  orca lead ShopTest.java --on redis://redis:6379 --quorum 3 --on-loss respread",
      "  orca lead --lock orca-out/20261122-180000-7f3a/result.json --on redis://redis:6379",
      "  orca lead --resume orca-out/20261122-180000-7f3a --on redis://redis:6379",
      "",
      "orca lead [OPTIONS] TEST",
    },
    synopsisHeading = "Examples:%n",
    footer = {
      "",
      "Each drone gets the test itself, from Maven repositories or from the same path, and must be"
          + " allowed to;",
      "one .java file is handed out to drones that accept that. See orca drone.",
      "",
      "Exit codes: as orca run, and 3 when no quorum was found or the server cannot be reached."
    })
final class LeadCommand implements Callable<Integer> {
  private final Console console;
  private final Configuration configuration;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "TEST",
      arity = "0..1",
      description =
          "group:artifact:version, one .java file, or a jar; with #CLASS where it holds several"
              + " tests.")
  private @Nullable String test;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Take up a run whose leader ended in the middle of it, from its folder.")
  private @Nullable Path resumed;

  @Option(
      names = "--lock",
      paramLabel = "FILE",
      description = "Instead of TEST: run exactly what a result.json ran, file by file.")
  private @Nullable Path lock;

  @Mixin private TeamOptions team = new TeamOptions();
  @Mixin private SwarmOptions swarms = new SwarmOptions();
  @Mixin private MavenOptions maven = new MavenOptions();
  @Mixin private LoadOptions load = new LoadOptions();
  @Mixin private BaselineOptions baseline = new BaselineOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  LeadCommand(Console console, Configuration configuration) {
    this.console = console;
    this.configuration = configuration;
  }

  @Override
  public Integer call() throws Problem, InterruptedException {
    if (output.showConfig) {
      console.print(ShownConfiguration.text(spec.commandLine().getParseResult(), configuration));
      return 0;
    }
    if (Stream.of(test, lock, resumed).filter(Objects::nonNull).count() != 1) {
      throw LoadOptions.slip(
          "TEST, --lock or --resume must be given, and one only", "orca lead --help");
    }
    load.addFrom(configuration);
    Logs.verbose(common.verbose);
    Swarms found = new Swarms(console, swarms);
    try (Transport transport = found.connectToLead(team.key)) {
      Swarm swarm = found.swarm(transport);
      if (resumed != null) {
        return resume(resumed, swarm, found);
      }
      LedTest led =
          lock == null
              ? LedTest.of(String.valueOf(test), console, maven)
              : LedTest.of(lock, console, maven);
      return lead(led, swarm, found);
    }
  }

  private int lead(LedTest led, Swarm swarm, Swarms found) throws Problem, InterruptedException {
    String given = lock == null ? String.valueOf(test) : "--lock " + lock;
    Orca.Builder builder = Orca.test(led.loader(), led.name());
    load.applyTo(builder, given);
    led.lock().ifPresent(builder::lock);
    team.applyTo(builder, swarm);
    team.announce(console, swarms);
    RunFiles files = new RunFiles(console, Optional.ofNullable(output.out));
    led.inline().ifPresent(jar -> builder.sink(new StoredTest(jar, files::folder)));
    try (HandedOut handedOut = HandedOut.of(led, found, swarms.namespace)) {
      return runner(found).run(builder, given, report -> next(given(), report), report -> "");
    }
  }

  /** Returns what runs tests and has them steered over the server, on a connection of its own. */
  private Runner runner(Swarms found) throws Problem {
    return new Runner(console, output, baseline)
        .steered(run -> SwarmSteering.open(run, found, team.key, console.screen()));
  }

  /** What the command line says to run. */
  private String given() {
    return lock == null ? Shell.quote(String.valueOf(test)) : "--lock " + Shell.quote(lock + "");
  }

  private String next(String given, RunReport report) {
    return "orca lead "
        + given
        + swarms.flags()
        + maven.flags()
        + output.sinks.flags()
        + baseline.flags()
        + team.flags()
        + load.flags(report.info().seed());
  }

  private int resume(Path folder, Swarm swarm, Swarms found) throws Problem, InterruptedException {
    Path place = console.directory().resolve(folder);
    Orca.Builder builder;
    try {
      builder = Orca.resume(earlier(place), place);
    } catch (IOException e) {
      throw Problem.of(
          "the run cannot be taken up: " + e.getMessage(),
          place,
          "another folder than the run's, or a leader that is still there",
          "ls " + place);
    }
    output.out = folder;
    return runner(found).run(builder.on(swarm), folder.toString(), this::again, report -> "");
  }

  /** Returns the command for the same run from its beginning. */
  private String again(RunReport report) {
    load.takeUp(report.info());
    team.quorum = Math.max(1, report.info().drones().size());
    String named =
        InlineAddress.parse(report.info().test()).isPresent()
            ? "--lock " + Shell.quote(output.out + "/result.json")
            : Shell.quote(report.info().test());
    return next(named, report);
  }

  /** A test that was handed out is in the run's folder, and nowhere else. */
  private TestLoader earlier(Path folder) {
    return given -> {
      try {
        return InlineAddress.parse(given).isPresent()
            ? LedTest.stored(given, folder.resolve("journal")).loader().find(given)
            : new Tests(console, maven).any().find(given);
      } catch (Problem e) {
        throw new TestNotFoundException(String.valueOf(e.getMessage()), e);
      }
    };
  }
}
