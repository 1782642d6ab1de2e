package io.orcastrike.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.OptionalInt;
import java.util.Set;

/** What a run needs in any case and takes a while, done while the command line is being read. */
final class HeadStart {
  private static final Set<String> MAKE_LOAD = Set.of("demo", "run", "drone");

  private HeadStart() {}

  /**
   * Begins, for commands that make load. The threads that the calling one starts later share it.
   */
  static void take(String... arguments) {
    if (arguments.length == 0 || !MAKE_LOAD.contains(arguments[0])) {
      return;
    }
    OptionalInt main = TimeSlice.thread();
    Thread.ofPlatform()
        .name("orca-head-start")
        .daemon()
        .start(
            () -> {
              new ObjectMapper(); // reads its classes, half of which are about dates
              main.ifPresent(TimeSlice::shorten);
            });
  }
}
