package io.orcastrike.cli;

import io.orcastrike.core.SteerAnswer;
import io.orcastrike.core.SteerCommand;
import io.orcastrike.core.steering.SteerCall;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orca steer}. */
@Command(
    name = "steer",
    mixinStandardHelpOptions = true,
    header = "Steers a run that is under way: pauses it, changes its rate, ends it.",
    customSynopsis = {
      "",
      "  orca steer 7f3a pause                                a run of this folder, by its id",
      "  orca steer orca-out/20261126-180000-7f3a resume      the same, by its own folder",
      "  orca steer 7f3a rate 1.5 --on redis://redis:6379     a run on a swarm: 1.5 times its plan",
      "  orca steer 7f3a stop --on redis://redis:6379 --sign-with leader.key",
      "",
      "orca steer [OPTIONS] RUN pause|resume|rate FACTOR|stop|abort",
    },
    synopsisHeading = "Examples:%n",
    footer = {
      "",
      "A change is in effect within 6 s, at the same whole second on every drone; stop and abort"
          + " at once.",
      "stop lets finish what runs, abort interrupts it.",
      "",
      "Exit codes: 0 the run obeys, 2 wrong usage, 3 no such run, or the server cannot be reached,",
      "5 the run refuses."
    })
final class SteerRunCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "A run's id, the last four characters of it or more, or its folder.")
  private String run = "";

  @Parameters(
      index = "1..*",
      arity = "1..2",
      paramLabel = "COMMAND",
      description = "pause, resume, rate FACTOR (1 is the plan's own), stop or abort.")
  private List<String> words = List.of();

  @Option(
      names = "--sign-with",
      paramLabel = "FILE",
      description = "The private key of the run's leader, where it signs: see orca keys.")
  private @Nullable Path key;

  @Mixin private SwarmOptions swarms = new SwarmOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  SteerRunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Problem, InterruptedException {
    Logs.verbose(common.verbose);
    String by = "orca steer (%s)".formatted(System.getProperty("user.name", "unknown"));
    SteerAnswer answer = swarms.on == null ? here(command(), by) : onSwarm(command(), by);
    console.print(answer.text() + System.lineSeparator());
    return (answer.accepted() ? Verdict.PASSED : Verdict.NOT_COMPLETED).exitCode();
  }

  private SteerCommand command() throws Problem {
    try {
      return SteerCommand.parse(String.join(" ", words));
    } catch (IllegalArgumentException e) {
      throw LoadOptions.slip(String.valueOf(e.getMessage()), "orca steer --help");
    }
  }

  private SteerAnswer onSwarm(SteerCommand command, String by)
      throws Problem, InterruptedException {
    try (Transport transport = new Swarms(console, swarms).connectToSteer(key)) {
      return SteerCall.give(command, by, run, transport, swarms.namespace, Clock.system())
          .orElseThrow(
              () ->
                  noRun(
                      "%s, namespace %s".formatted(swarms.on, swarms.namespace),
                      "it has ended, its leader is another namespace's or does not sign with this"
                          + " key"));
    } catch (IllegalArgumentException e) {
      throw LoadOptions.slip(String.valueOf(e.getMessage()), "orca steer --help");
    } catch (IOException e) {
      throw unreachable(String.valueOf(e.getMessage()), String.valueOf(swarms.on), e);
    }
  }

  private SteerAnswer here(SteerCommand command, String by) throws Problem {
    Path folder = folder();
    try {
      return SteerSocket.call(folder, command, by);
    } catch (IOException e) {
      throw unreachable("run \"%s\" does not answer".formatted(run), folder.toString(), e);
    }
  }

  private static Problem unreachable(String what, String where, IOException e) {
    return new Problem(
        Verdict.NO_QUORUM, Problem.text(what, where, "the run has ended", "orca steer --help"), e);
  }

  private Problem noRun(String where, String cause) {
    return new Problem(
        Verdict.NO_QUORUM,
        Problem.text(
            "no run \"%s\" is under way".formatted(run), where, cause, "orca steer --help"),
        null);
  }

  /** Returns the folder of the run that is meant. */
  private Path folder() throws Problem {
    Path given = console.directory().resolve(run);
    if (SteerSocket.isIn(given)) {
      return given;
    }
    List<Path> meant = meant(console.directory().resolve("orca-out"));
    if (meant.size() > 1) {
      throw LoadOptions.slip(
          "one run must be meant, \"%s\" is the end of %s".formatted(run, meant),
          "orca steer " + Shell.quote(meant.getFirst().toString()) + " " + words.getFirst());
    }
    if (meant.isEmpty()) {
      throw noRun("here and in orca-out", "it has ended, or is on a swarm: then say --on");
    }
    return meant.getFirst();
  }

  private List<Path> meant(Path runs) throws Problem {
    if (run.length() < 4 || !Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(runs)) {
      return all.filter(each -> each.getFileName().toString().endsWith(run))
          .filter(SteerSocket::isIn)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreachable("the runs cannot be listed", runs.toString(), e);
    }
  }
}
