package io.orcastrike.cli;

import io.orcastrike.core.DroneBuilder;
import io.orcastrike.core.DroneLimits;
import io.orcastrike.core.Orca;
import io.orcastrike.core.SwarmDrone;
import io.orcastrike.maven.MavenLoader;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orca drone}. */
@Command(
    name = "drone",
    mixinStandardHelpOptions = true,
    header = "Makes a part of the load of one run after another, until it is stopped.",
    customSynopsis = {
      "",
      "  orca drone --on redis://redis:6379 --allow com.acme",
      "  orca drone --on redis://redis:6379 --allow /tests",
      "  orca drone --on redis://redis:6379 --allow /tests/shop.jar --name d1",
      "  orca drone --on redis://redis:6379 --allow com.acme --target *.test.acme.com"
          + " --max-rate 500",
      "",
      "orca drone [OPTIONS]",
    },
    synopsisHeading = "Examples:%n",
    footer = {
      "",
      "Secrets that tests ask for come from this drone's ORCA_SECRET_<NAME> or _FILE.",
      "",
      "Exit codes: 3 when the server cannot be reached at the start, 5 when iterations of a test"
          + " go",
      "on although interrupted, so that the process is to be started anew, 130 and 143 by a signal."
    })
final class DroneCommand implements Callable<Integer> {
  private static final long PATIENCE_MILLIS = 8_000;

  private final Console console;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "For people; else after the process.")
  private @Nullable String name;

  @Option(
      names = "--allow",
      paramLabel = "GROUP|PATH",
      description =
          "Run tests of this group id and those below it, fetched from Maven repositories; or from"
              + " this file or folder. May be repeated. Without it, none.")
  private List<String> allowed = new ArrayList<>();

  @Option(
      names = "--accept-inline",
      description = "Run whatever test a leader hands out itself. See docs/security.md.")
  private boolean acceptInline;

  @Option(
      names = "--slots",
      paramLabel = "N",
      description = "Take part in up to so many runs at once; 1 by default.")
  private int slots = 1;

  @Option(
      names = "--unsent",
      paramLabel = "DIR",
      description = "Keep results there that no leader took; orca-unsent by default.")
  private Path unsent = Path.of("orca-unsent");

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "Do only what a leader with this public key says; may be repeated.")
  private List<Path> trusted = new ArrayList<>();

  @Option(
      names = "--alive",
      paramLabel = "FILE",
      description =
          "Write the time there each second while this drone is connected and at work, for health"
              + " checks.")
  private @Nullable Path alive;

  @Mixin private LimitOptions limiting = new LimitOptions();
  @Mixin private SwarmOptions swarms = new SwarmOptions();
  @Mixin private MavenOptions maven = new MavenOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  DroneCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Problem, InterruptedException {
    Logs.ofService(common.verbose);
    Swarms found = new Swarms(console, swarms);
    DroneLimits limits = limiting.limits();
    AllowedPlaces places = AllowedPlaces.of(allowed, console.directory());
    Pulse pulse = new Pulse(Clock.system());
    Path file = alive == null ? null : console.directory().resolve(alive);
    try (Transport transport = found.connectToServe(trusted, pulse::of);
        Pieces pieces = acceptInline ? Pieces.of(found, swarms.namespace) : Pieces.NONE;
        AliveFile living = AliveFile.start(file, pulse::beats)) {
      DroneBuilder builder =
          Orca.drone(tests(places, pieces), found.swarm(transport))
              .secrets(new Secrets(console.environment()))
              .limits(limits)
              .folder(console.directory().resolve(unsent));
      if (name != null) {
        builder.name(name);
      }
      try {
        builder.slots(slots);
      } catch (IllegalArgumentException e) {
        throw LoadOptions.slip("--slots: " + e.getMessage(), "orca drone --help");
      }
      console.screen().line("may run " + places.describe(acceptInline));
      console.screen().line("may send load " + limits);
      return serve(builder, () -> close(pieces, living));
    }
  }

  /** What a signal's end must not leave behind: fetched tests, and the sign of life. */
  private static void close(Pieces pieces, @Nullable AliveFile living) {
    pieces.close();
    if (living != null) {
      living.close();
    }
  }

  private int serve(DroneBuilder builder, Runnable atExit) throws Problem, InterruptedException {
    SwarmDrone drone;
    try {
      drone = builder.start();
    } catch (IOException e) {
      throw new Problem(Verdict.NO_QUORUM, "the swarm cannot be heard: " + e.getMessage(), e);
    }
    Thread hook =
        new Thread(
            () -> {
              end(drone);
              atExit.run();
            },
            "orca-drone-exit");
    Runtime.getRuntime().addShutdownHook(hook);
    console.screen().line("waiting for runs on " + Shell.quote(String.valueOf(swarms.on)));
    boolean unfit = drone.await();
    if (unfit) {
      console.screen().line("iterations of a test go on although interrupted: start me anew");
    }
    return unfit ? Verdict.NOT_COMPLETED.exitCode() : Verdict.PASSED.exitCode();
  }

  /** The process ends: hands over what there is, for a bounded time. */
  private static void end(SwarmDrone drone) {
    drone.close();
    Thread waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    drone.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    try {
      waiting.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private TestLoader tests(AllowedPlaces places, Pieces pieces) throws Problem {
    MavenLoader.Builder coordinates = maven.loader(console);
    places.groups().forEach(coordinates::allow);
    return new AllowedTests(
        places.paths(), new Tests(console, maven).any(), coordinates.build(), pieces.loader());
  }
}
