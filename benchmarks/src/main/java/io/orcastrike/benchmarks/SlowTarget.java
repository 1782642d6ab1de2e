package io.orcastrike.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** A server that answers each byte with the same after a time; on the loopback interface only. */
final class SlowTarget implements AutoCloseable {
  private static final int BACKLOG = 4_096;

  private final ServerSocket server =
      new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
  private final Duration time;

  SlowTarget(Duration time) throws IOException {
    this.time = time;
    Thread.ofPlatform().daemon().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> answer(socket));
      } catch (IOException e) {
        // closed
        return;
      }
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      for (int in = socket.getInputStream().read(); in >= 0; in = socket.getInputStream().read()) {
        Thread.sleep(time);
        socket.getOutputStream().write(in);
      }
    } catch (IOException e) {
      // the client's end of it
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
