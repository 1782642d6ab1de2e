package io.orcastrike.cli;

import io.orcastrike.core.compare.CompareSettings;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Options that say from where on a change counts. */
final class CompareOptions {
  @Option(
      names = "--min-change",
      paramLabel = "SHARE",
      converter = PercentConverter.class,
      description = "The smallest change that matters; 5%% by default.")
  double minChange = CompareSettings.DEFAULT.minChange();

  @Option(
      names = "--min-difference",
      paramLabel = "TIME",
      description = "The smallest change of a latency that matters; 1ms by default.")
  Duration minDifference = CompareSettings.DEFAULT.minDifference();

  @Option(
      names = "--confidence",
      paramLabel = "SHARE",
      converter = PercentConverter.class,
      description = "How sure a change must be, all figures together; 95%% by default.")
  double confidence = CompareSettings.DEFAULT.confidence();

  CompareSettings settings() throws Problem {
    try {
      return new CompareSettings(minChange, minDifference, confidence);
    } catch (IllegalArgumentException e) {
      throw LoadOptions.slip("--" + e.getMessage(), "orca compare --help");
    }
  }

  /** Returns the flags that judge the same. */
  String flags() {
    CompareSettings usual = CompareSettings.DEFAULT;
    StringBuilder flags = new StringBuilder();
    if (minChange != usual.minChange()) {
      flags.append(" --min-change ").append(PercentConverter.text(minChange));
    }
    if (!minDifference.equals(usual.minDifference())) {
      flags.append(" --min-difference ").append(TimeConverter.text(minDifference));
    }
    if (confidence != usual.confidence()) {
      flags.append(" --confidence ").append(PercentConverter.text(confidence));
    }
    return flags.toString();
  }
}
