package io.orcastrike.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells which streams of this process are terminals. */
final class Terminals {
  private Terminals() {}

  /**
   * @param stream 1 for standard output, 2 for standard error
   */
  static boolean isTerminal(int stream) {
    Path descriptor = Path.of("/proc/self/fd/" + stream);
    try {
      if (Files.isSymbolicLink(descriptor)) {
        String target = Files.readSymbolicLink(descriptor).toString();
        return target.startsWith("/dev/pts/")
            || target.startsWith("/dev/tty")
            || target.equals("/dev/console");
      }
    } catch (IOException e) {
      return false;
    }
    return Streams.HAVE_CONSOLE;
  }

  /** Tells whether keys that a person types come here: not to a job in the background. */
  static boolean hasKeys() {
    return isTerminal(0) && isForeground();
  }

  /** Reading, or changing the terminal's mode, would stop a job in the background. */
  private static boolean isForeground() {
    try {
      String stat = Files.readString(Path.of("/proc/self/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return fields[2].equals(fields[5]); // its process group is the terminal's
    } catch (IOException e) {
      return true; // no /proc here
    }
  }

  /** Where there is no /proc, the JDK knows of both streams together; asking it takes a while. */
  private static final class Streams {
    static final boolean HAVE_CONSOLE = haveConsole();

    @SuppressWarnings("SystemConsoleNull") // null on 21, where isTerminal does not exist
    private static boolean haveConsole() {
      Console console = System.console();
      if (console == null) {
        return false;
      }
      try {
        return (boolean) Console.class.getMethod("isTerminal").invoke(console); // since 22
      } catch (ReflectiveOperationException e) {
        return true;
      }
    }
  }
}
