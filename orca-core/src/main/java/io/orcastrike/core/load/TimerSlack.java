package io.orcastrike.core.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has Linux wake the calling thread on time. By default it may wake a thread 50 µs late to save
 * power; see {@code PR_SET_TIMERSLACK} in prctl(2).
 */
final class TimerSlack {
  private static final Logger LOG = LoggerFactory.getLogger(TimerSlack.class);

  private TimerSlack() {}

  /** Lowers the slack of the calling platform thread to 1 ns where the system lets us. */
  static void lower() {
    Path self = Path.of("/proc/thread-self");
    if (!Files.isSymbolicLink(self)) {
      return;
    }
    try {
      Path thread = Files.readSymbolicLink(self).getFileName();
      Files.writeString(Path.of("/proc").resolve(thread).resolve("timerslack_ns"), "1");
    } catch (IOException e) {
      LOG.debug("timer slack stays as it is", e);
    }
  }
}
