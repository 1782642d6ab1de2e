package io.orcastrike.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that have a run compared with earlier ones. */
final class BaselineOptions {
  @Option(
      names = "--baseline",
      paramLabel = "DIR",
      description =
          "Compare with the good runs kept there, end with 99 when worse, and keep this one when"
              + " not.")
  @Nullable Path folder;

  @Mixin CompareOptions compare = new CompareOptions();

  /** Returns the flags that do the same. */
  String flags() {
    return folder == null ? "" : " --baseline " + Shell.quote(folder.toString()) + compare.flags();
  }
}
