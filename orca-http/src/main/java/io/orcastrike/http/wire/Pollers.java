package io.orcastrike.http.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pollers, as many as there are processors, started as connections come to be kept. There are none
 * where a virtual thread that polls would keep its carrier: before Java 25, and beside Linux.
 *
 * <p>Safe for use by many threads.
 */
final class Pollers implements AutoCloseable {
  private static final boolean MAY_POLL =
      Runtime.version().feature() >= 25 && System.getProperty("os.name").equals("Linux");

  private final int most = Runtime.getRuntime().availableProcessors();
  private final List<Poller> started = new ArrayList<>();
  private int given;
  private boolean closed;

  /** Returns the one whose turn it is; null where the JDK is to wait, and when they were closed. */
  synchronized @Nullable Poller next() throws IOException {
    if (closed || !MAY_POLL) {
      return null;
    }
    if (started.size() < most) {
      started.add(Poller.start());
    }
    return started.get(given++ % started.size());
  }

  /** Ends them all; no connection may be in use. */
  @Override
  public synchronized void close() {
    closed = true;
    for (Poller poller : started) {
      try {
        poller.close();
      } catch (IOException e) {
        // it has nothing to wait for
      }
    }
  }
}
