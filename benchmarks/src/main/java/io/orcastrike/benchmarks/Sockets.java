package io.orcastrike.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Connections to a target that are kept and used again: what the author of a test would write.
 *
 * <p>Safe for use by many threads.
 */
final class Sockets {
  private final int port;
  private final ConcurrentLinkedDeque<Socket> idle = new ConcurrentLinkedDeque<>();

  Sockets(int port) {
    this.port = port;
  }

  /** Sends a byte and waits for one. */
  void call() throws IOException {
    Socket socket = idle.pollFirst();
    if (socket == null) {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
    }
    socket.getOutputStream().write(1);
    if (socket.getInputStream().read() != 1) {
      throw new IOException("the target must answer 1, did not");
    }
    idle.addFirst(socket);
  }
}
