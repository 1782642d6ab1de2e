package io.orcastrike.cli;

import io.orcastrike.core.DroneLimits;
import io.orcastrike.core.TargetPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which runs a drone takes part in, whatever a leader asks for. */
final class LimitOptions {
  @Option(
      names = "--target",
      paramLabel = "HOST[:PORT]",
      description =
          "Send load there only; *.test.acme.com for all names below. May be repeated. Without it,"
              + " anywhere. See docs/how-to/limits.md.")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--max-rate",
      paramLabel = "PER_SECOND",
      description = "Take part in no run whose arrivals, of all drones, reach a higher rate.")
  private @Nullable Double maxRate;

  @Option(
      names = "--max-users",
      paramLabel = "N",
      description = "Take part in no run with more users, of all drones.")
  private @Nullable Integer maxUsers;

  @Option(
      names = "--max-duration",
      paramLabel = "TIME",
      description = "Take part in no run whose load lasts longer, as in 15m.")
  private @Nullable Duration maxDuration;

  DroneLimits limits() throws Problem {
    try {
      return new DroneLimits(
          targets.stream().map(TargetPattern::of).toList(),
          maxRate == null ? OptionalDouble.empty() : OptionalDouble.of(maxRate),
          maxUsers == null ? OptionalInt.empty() : OptionalInt.of(maxUsers),
          Optional.ofNullable(maxDuration));
    } catch (IllegalArgumentException e) {
      throw LoadOptions.slip(String.valueOf(e.getMessage()), "orca drone --help");
    }
  }
}
