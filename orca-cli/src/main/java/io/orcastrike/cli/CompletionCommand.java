package io.orcastrike.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code orca completion}. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    header = "Prints a script that completes commands and options in bash and zsh.",
    synopsisHeading = "Examples:%n",
    customSynopsis = {
      "",
      "  source <(orca completion)                    for this shell",
      "  orca completion > /etc/bash_completion.d/orca",
      "",
      "orca completion",
    })
final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.print(AutoComplete.bash("orca", spec.root().commandLine()));
    return 0;
  }
}
