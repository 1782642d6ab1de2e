package io.orcastrike.cli;

import io.orcastrike.core.Orca;
import io.orcastrike.core.Swarm;
import io.orcastrike.core.protocol.LossPolicy;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which drones of a swarm make a team, and how they are led. */
final class TeamOptions {
  @Option(
      names = "--quorum",
      paramLabel = "N",
      description = "Begin with so many drones; 1 by default.")
  int quorum = 1;

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
      names = "--sign-with",
      paramLabel = "FILE",
      description = "Sign what drones are told with this private key: see orca keys.")
  @Nullable Path key;

  /** Has a run led on a swarm, with such a team. */
  void applyTo(Orca.Builder builder, Swarm swarm) throws Problem {
    try {
      builder.drones(quorum).mostDrones(mostDrones);
    } catch (IllegalArgumentException e) {
      throw LoadOptions.slip("--quorum and --most-drones: " + e.getMessage(), "orca lead --help");
    }
    builder.onLoss(losses).on(patient(swarm));
  }

  private Swarm patient(Swarm swarm) {
    return quorumWithin == null
        ? swarm
        : swarm.timing(swarm.timing().withQuorumWithin(quorumWithin));
  }

  /** Says on the screen for whom is waited. */
  void announce(Console console, SwarmOptions swarms) {
    console
        .screen()
        .line(
            "waiting for %d drones on %s"
                .formatted(quorum, Shell.quote(String.valueOf(swarms.on))));
  }

  /** Returns the flags that make the same team. */
  String flags() {
    StringBuilder flags = new StringBuilder(" --quorum ").append(quorum);
    if (mostDrones > 0) {
      flags.append(" --most-drones ").append(mostDrones);
    }
    if (quorumWithin != null) {
      flags.append(" --quorum-within ").append(TimeConverter.text(quorumWithin));
    }
    if (!losses.equals(LossPolicy.STOP)) {
      flags.append(" --on-loss ").append(LossPolicyConverter.text(losses));
    }
    if (key != null) {
      flags.append(" --sign-with ").append(Shell.quote(key.toString()));
    }
    return flags.toString();
  }
}
