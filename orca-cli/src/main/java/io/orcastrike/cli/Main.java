package io.orcastrike.cli;

import java.io.PrintStream;
import java.util.Set;

/** The program {@code orca}. */
public final class Main {
  /** The commands whose process makes load. */
  private static final Set<String> WITH_LOAD = Set.of("demo", "run", "drone");

  private Main() {}

  /** Runs a command, and ends the process with its exit code. */
  public static void main(String[] arguments) {
    if (arguments.length > 0 && WITH_LOAD.contains(arguments[0])) {
      TimeSlice.shorten();
    }
    Console console = Console.ofThisProcess();
    PrintStream printed = console.screen().printed();
    System.setOut(printed); // what a test prints is not the result
    System.setErr(printed);
    int exitCode = new Cli(console).run(arguments);
    System.exit(exitCode); // a test may leave threads behind, which must not keep the process
  }
}
