package io.orcastrike.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Map;

/**
 * What surrounds the command line, so that tests can stand in for it.
 *
 * @param out for the result, and nothing else
 * @param screen for progress, logs, hints and all that a test prints
 * @param environment variables
 * @param directory in which relative paths begin
 * @param outLook how text may look on {@code out}
 * @param screenLook how text may look on the screen
 */
record Console(
    PrintStream out,
    Screen screen,
    Map<String, String> environment,
    Path directory,
    Look outLook,
    Look screenLook) {

  static Console ofThisProcess() {
    Charset outCharset = System.out.charset();
    Charset errCharset = System.err.charset();
    Map<String, String> environment = System.getenv();
    return new Console(
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, outCharset),
        new Screen(new PrintStream(new FileOutputStream(FileDescriptor.err), true, errCharset)),
        environment,
        Path.of(""),
        Look.of(environment, Terminals.isTerminal(1), outCharset),
        Look.of(environment, Terminals.isTerminal(2), errCharset));
  }

  /** Prints a result; whether it could be is asked in the end. */
  void print(String text) {
    out.print(text);
    out.flush();
  }
}
