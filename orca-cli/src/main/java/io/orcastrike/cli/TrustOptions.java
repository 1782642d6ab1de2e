package io.orcastrike.cli;

import io.orcastrike.core.Orca;
import io.orcastrike.report.TrustLimits;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say when the numbers are to be believed. */
final class TrustOptions {
  @Option(
      names = "--max-lag",
      paramLabel = "TIME",
      description =
          "Believe a generator whose lag is up to that time at the 99th percentile; 5ms by"
              + " default.")
  @Nullable Duration maxLag;

  void applyTo(Orca.Builder builder) {
    Optional.ofNullable(maxLag).map(TrustLimits.DEFAULT::withLag).ifPresent(builder::trust);
  }

  /** Returns the flags that judge the same. */
  String flags() {
    return maxLag == null ? "" : " --max-lag " + TimeConverter.text(maxLag);
  }
}
