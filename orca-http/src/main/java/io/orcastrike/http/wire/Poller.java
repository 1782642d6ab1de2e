package io.orcastrike.http.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/**
 * A virtual thread that waits for what comes on many connections. They stay registered with the
 * system, where the JDK registers a socket anew whenever a virtual thread waits for it.
 */
final class Poller implements AutoCloseable {
  private final Selector selector = Selector.open();

  private Poller() throws IOException {}

  /** Starts one, which ends when it is closed. */
  static Poller start() throws IOException {
    Poller poller = new Poller();
    Thread.ofVirtual().name("orca-http poller").start(poller::poll);
    return poller;
  }

  /**
   * Has it call a pipe when something has come on its channel.
   *
   * @throws IOException if it has ended
   */
  SelectionKey register(PolledPipe pipe) throws IOException {
    try {
      SelectionKey key = pipe.channel().register(selector, SelectionKey.OP_READ, pipe);
      selector.wakeup();
      return key;
    } catch (ClosedSelectorException e) {
      throw new IOException("nobody polls any more", e);
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
  }

  @SuppressWarnings("ThreadPriorityCheck") // whom it has woken up goes on first
  private void poll() {
    try (this) {
      while (true) {
        if (selector.select(Poller::serve) > 0) {
          Thread.yield();
        }
      }
    } catch (ClosedSelectorException e) {
      // as it should end
    } catch (IOException e) {
      throw new UncheckedIOException("the system does not say what has come", e);
    }
  }

  private static void serve(SelectionKey key) {
    try {
      ((PolledPipe) key.attachment()).serve(key);
    } catch (CancelledKeyException e) {
      // it was closed just now, and who waited knows
    }
  }
}
