package io.orcastrike.cli;

import io.orcastrike.core.protocol.CodecWarmUp;
import java.io.PrintStream;
import java.util.Set;

/** The program {@code orca}. */
public final class Main {
  /** The commands whose process makes load. */
  private static final Set<String> WITH_LOAD = Set.of("demo", "run", "drone");

  /** The commands that lead a run or take part in one. */
  private static final Set<String> WITH_RUN = Set.of("demo", "run", "lead", "drone");

  private Main() {}

  /** Runs a command, and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Lookups.answer();
    String command = arguments.length > 0 ? arguments[0] : "";
    if (WITH_RUN.contains(command)) {
      Thread.ofPlatform().daemon().name("orca-warm-up").start(() -> warmUp(command));
    }
    Console console = Console.ofThisProcess();
    PrintStream printed = console.screen().printed();
    System.setOut(printed); // what a test prints is not the result
    System.setErr(printed);
    int exitCode = new Cli(console).run(arguments);
    System.exit(exitCode); // a test may leave threads behind, which must not keep the process
  }

  /**
   * What a run needs soon, and after it what it needs later: at the start processors are scarce.
   */
  private static void warmUp(String command) {
    CodecWarmUp.run();
    if (WITH_LOAD.contains(command)) {
      TimeSlice.shorten();
    }
  }
}
