package io.orcastrike.cli;

import java.io.PrintStream;

/** The program {@code orca}. */
public final class Main {
  private Main() {}

  /** Runs a command, and ends the process with its exit code. */
  public static void main(String[] arguments) {
    HeadStart.take(arguments);
    Console console = Console.ofThisProcess();
    PrintStream printed = console.screen().printed();
    System.setOut(printed); // what a test prints is not the result
    System.setErr(printed);
    int exitCode = new Cli(console).run(arguments);
    System.exit(exitCode); // a test may leave threads behind, which must not keep the process
  }
}
