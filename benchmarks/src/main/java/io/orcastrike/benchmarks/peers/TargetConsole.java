package io.orcastrike.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * How a target is spoken to: it prints {@code listening PORT} when it does, and answers each line
 * on its standard input with one line of what it has seen so far. Without such lines it goes on
 * until it is killed or an hour is over.
 */
final class TargetConsole {
  private static final Duration LONGEST = Duration.ofHours(1);

  private TargetConsole() {}

  /**
   * Speaks from now on.
   *
   * @param seen returns the answer to a line
   */
  static void start(int port, UnaryOperator<String> seen) {
    System.out.println("listening " + port);
    Thread.ofPlatform().daemon().start(() -> speak(seen));
    Thread.ofPlatform().daemon().start(TargetConsole::endAfterAll);
  }

  private static void speak(UnaryOperator<String> seen) {
    try (var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.println(seen.apply(line));
      }
    } catch (IOException e) {
      System.err.println("the target is not spoken to any more: " + e.getMessage());
    }
  }

  private static void endAfterAll() {
    try {
      Thread.sleep(LONGEST);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.exit(0);
  }
}
