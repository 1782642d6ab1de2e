package io.orcastrike.benchmarks.peers;

import java.io.IOException;
import java.time.Duration;

/**
 * Waits for a peer, and no longer than makes sense.
 *
 * <p>Used by one thread.
 */
final class Patience {
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration END = Duration.ofSeconds(60);

  private final Peer peer;
  private final ProcessTree tree;

  Patience(Peer peer, ProcessTree tree) {
    this.peer = peer;
    this.tree = tree;
  }

  /** What is waited for. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException;
  }

  /** Waits for the first request. */
  void untilFirst(Condition condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (!condition.holds()) {
      if (!tree.isAlive() || System.nanoTime() > end) {
        throw new IOException("sent nothing; its last words: " + peer.lastWords());
      }
      Thread.sleep(LOOK);
    }
  }

  /** Waits some seconds while the peer goes on. */
  void sleep(double seconds) throws IOException, InterruptedException {
    if (tree.await(Duration.ofNanos(Math.round(seconds * 1e9)))) {
      throw new IOException("ended early; its last words: " + peer.lastWords());
    }
  }

  /** Waits until the peer has ended. */
  void untilEnded(double secondsOfWork) throws IOException, InterruptedException {
    if (!tree.await(END.plusMillis(Math.round(secondsOfWork * 1e3)))) {
      throw new IOException(
          "did not end within %d s of the end of its work".formatted(END.toSeconds()));
    }
  }
}
