package io.orcastrike.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How a target is spoken to: it prints {@code listening PORT} when it does, and answers each line
 * on its standard input with one line of what it has seen so far. Without such lines it goes on
 * until it is killed or its time is over.
 */
final class TargetConsole {
  private static final Duration LONGEST = Duration.ofHours(1);

  private TargetConsole() {}

  /** Returns the first argument, the port to listen on; 0 where there is none. */
  static int port(String... arguments) {
    return arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]);
  }

  /** Speaks from now on, and ends the process after the seconds of the second argument. */
  static void start(int port, String[] arguments, Supplier<String> seen) {
    Duration most =
        arguments.length < 2 ? LONGEST : Duration.ofSeconds(Long.parseLong(arguments[1]));
    System.out.println("listening " + port);
    Thread.ofPlatform().daemon().start(() -> speak(seen));
    Thread.ofPlatform().daemon().start(() -> endAfter(most));
  }

  private static void speak(Supplier<String> seen) {
    try (var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      while (lines.readLine() != null) {
        System.out.println(seen.get());
      }
    } catch (IOException e) {
      System.err.println("the target is not spoken to any more: " + e.getMessage());
    }
  }

  private static void endAfter(Duration most) {
    try {
      Thread.sleep(most);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.exit(0);
  }
}
