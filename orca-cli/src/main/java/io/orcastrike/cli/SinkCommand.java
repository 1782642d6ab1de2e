package io.orcastrike.cli;

import io.orcastrike.core.Replay;
import io.orcastrike.report.Delivery;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.RecordSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code orca sink}: what is done to bring results elsewhere after a run. */
@Command(
    name = "sink",
    mixinStandardHelpOptions = true,
    header = "Brings the results of a run elsewhere after it has ended.",
    synopsisHeading = "Examples:%n",
    customSynopsis = {
      "",
      "  orca sink replay orca-out/20261122-180000-7f3a --sink elasticsearch:https://es:9200",
      "",
      "orca sink COMMAND [OPTIONS]"
    })
final class SinkCommand {

  /** {@code orca sink replay}. */
  @Command(
      name = "replay",
      mixinStandardHelpOptions = true,
      header = "Brings everything that a run recorded to a sink; what is there already stays.",
      synopsisHeading = "Examples:%n",
      customSynopsis = {
        "",
        "  orca sink replay orca-out/20261122-180000-7f3a --sink elasticsearch:https://es:9200",
        "",
        "orca sink replay [OPTIONS] DIR",
      },
      footer = {"", "Exit codes: 0 everything is there, 3 the sink cannot be reached or refuses."})
  static final class ReplayCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "The folder of the run's files.")
    private Path folder = Path.of("");

    @Mixin private SinkOptions sinks = new SinkOptions();
    @Mixin private CommonOptions common = new CommonOptions();

    ReplayCommand(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws Problem, InterruptedException {
      Logs.verbose(common.verbose);
      Path place = console.directory().resolve(folder);
      if (sinks.addresses.isEmpty()) {
        throw LoadOptions.slip(
            "--sink must say where to, was not given",
            "--sink elasticsearch:https://localhost:9200");
      }
      boolean isComplete = true;
      for (RecordSink sink : sinks.sinks(console, run -> place)) {
        Delivery delivery = deliver(place, sink);
        console.print("%s: %s%n".formatted(delivery.sink(), delivery.text()));
        isComplete &= delivery.complete();
      }
      return isComplete ? 0 : Verdict.NO_QUORUM.exitCode();
    }

    private static Delivery deliver(Path place, RecordSink sink)
        throws Problem, InterruptedException {
      Replay replay;
      try {
        replay = Replay.of(place);
      } catch (IOException e) {
        throw Problem.of(
            String.valueOf(e.getMessage()), place, "another folder than a run's", "ls " + place);
      }
      try {
        sink.check();
        return replay.into(sink);
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        throw new Problem(
            Verdict.NO_QUORUM, "not delivered: " + e.getMessage() + "; nothing is lost", e);
      }
    }
  }
}
