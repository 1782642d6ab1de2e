package io.orcastrike.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that many commands have. */
final class CommonOptions {
  @Option(
      names = {"-v", "--verbose"},
      description = "Show what the framework logs, and whole stack traces.")
  boolean verbose;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Take options from a YAML file; flags and ORCA_ variables come first.")
  @Nullable Path config;
}
