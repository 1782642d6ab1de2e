package io.orcastrike.cli;

import io.orcastrike.core.Orca;
import io.orcastrike.core.Swarm;
import io.orcastrike.core.local.TestAddress;
import io.orcastrike.core.protocol.LossPolicy;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
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
      "  orca lead /tests/shop.jar --on redis://redis:6379 --quorum 3",
      "  orca lead /tests/shop.jar --on redis://redis:6379 --quorum 3 --on-loss respread",
      "  orca lead --resume orca-out/20261122-180000-7f3a --on redis://redis:6379",
      "",
      "orca lead [OPTIONS] TEST",
    },
    synopsisHeading = "Examples:%n",
    footer = {
      "",
      "Each drone loads the test itself, from the same path, and must be allowed to: see orca"
          + " drone.",
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
      description = "A jar or one .java file; with #CLASS where it holds several tests.")
  private @Nullable String test;

  @Option(
      names = "--quorum",
      paramLabel = "N",
      description = "Begin with so many drones; 1 by default.")
  private int quorum = 1;

  @Option(
      names = "--most-drones",
      paramLabel = "N",
      description = "Take up to so many, if they are ready when there is a quorum.")
  private int mostDrones;

  @Option(
      names = "--quorum-within",
      paramLabel = "TIME",
      description = "Give up without a quorum after that time; 60s by default.")
  private @Nullable Duration quorumWithin;

  @Option(
      names = "--on-loss",
      paramLabel = "POLICY",
      description =
          "When a drone is lost: stop (the default), carry-on or respread its load, as long as at"
              + " most half of them are lost, or another share as in respread:0.3.")
  private LossPolicy losses = LossPolicy.STOP;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Take up a run whose leader ended in the middle of it, from its folder.")
  private @Nullable Path resumed;

  @Option(
      names = "--sign-with",
      paramLabel = "FILE",
      description = "Sign what drones are told with this private key: see orca keys.")
  private @Nullable Path key;

  @Mixin private SwarmOptions swarms = new SwarmOptions();
  @Mixin private LoadOptions load = new LoadOptions();
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
    if ((test == null) == (resumed == null)) {
      throw LoadOptions.wrong("either TEST or --resume must be given", "TEST");
    }
    load.addFrom(configuration);
    Logs.verbose(common.verbose);
    Swarms found = new Swarms(console, swarms);
    try (Transport transport = found.connectToLead(key)) {
      Swarm swarm = found.swarm(transport);
      return resumed == null ? lead(String.valueOf(test), swarm) : resume(resumed, swarm);
    }
  }

  private int lead(String given, Swarm swarm) throws Problem, InterruptedException {
    String named = absolute(given);
    TestLoader loader = new Tests(console).loader(named);
    Orca.Builder builder = Orca.test(loader, named);
    load.applyTo(builder, given);
    try {
      builder.drones(quorum).mostDrones(mostDrones);
    } catch (IllegalArgumentException e) {
      throw LoadOptions.wrong("--quorum and --most-drones: " + e.getMessage(), given);
    }
    builder.onLoss(losses).on(patient(swarm));
    console
        .screen()
        .line(
            "waiting for %d drones on %s"
                .formatted(quorum, Shell.quote(String.valueOf(swarms.on))));
    return new Runner(console, output).run(builder, given, report -> next(given, report), r -> "");
  }

  private Swarm patient(Swarm swarm) {
    return quorumWithin == null
        ? swarm
        : swarm.timing(swarm.timing().withQuorumWithin(quorumWithin));
  }

  private String next(String given, RunReport report) {
    StringBuilder next =
        new StringBuilder("orca lead ")
            .append(Shell.quote(given))
            .append(swarms.flags())
            .append(" --quorum ")
            .append(quorum);
    if (mostDrones > 0) {
      next.append(" --most-drones ").append(mostDrones);
    }
    if (!losses.equals(LossPolicy.STOP)) {
      next.append(" --on-loss ").append(LossPolicyConverter.text(losses));
    }
    return next.append(load.flags(report.info().seed())).toString();
  }

  private int resume(Path folder, Swarm swarm) throws Problem, InterruptedException {
    Path place = console.directory().resolve(folder);
    Orca.Builder builder;
    try {
      builder = Orca.resume(new Tests(console).any(), place);
    } catch (IOException e) {
      throw Problem.of(
          "the run cannot be taken up: " + e.getMessage(),
          place,
          "another folder than the run's, or a leader that is still there",
          "ls " + place);
    }
    output.out = folder;
    return new Runner(console, output)
        .run(builder.on(swarm), folder.toString(), this::again, report -> "");
  }

  /** Returns the command for the same run from its beginning. */
  private String again(RunReport report) {
    load.takeUp(report.info());
    quorum = Math.max(1, report.info().drones().size());
    return next(report.info().test(), report);
  }

  /** The drones look for it at the same path, from wherever they were started. */
  private String absolute(String given) {
    try {
      TestAddress address = TestAddress.parse(given);
      Path file = console.directory().resolve(address.file()).toAbsolutePath().normalize();
      return file + address.className().map(name -> "#" + name).orElse("");
    } catch (InvalidPathException e) {
      return given; // which the loader says more about
    }
  }
}
