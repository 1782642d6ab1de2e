package io.orcastrike.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** A server that answers whatever it is asked after a time; on the loopback interface only. */
final class SlowTarget implements AutoCloseable {
  private static final int BACKLOG = 4_096;
  private static final int END_OF_HEAD = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';
  private static final byte[] RESPONSE =
      ("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + "x".repeat(100)).getBytes(US_ASCII);

  private final ServerSocket server =
      new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
  private final Conversation conversation;

  /** What a connection is used for, until the client ends it. */
  @FunctionalInterface
  private interface Conversation {
    void hold(InputStream in, Socket socket) throws IOException, InterruptedException;
  }

  private SlowTarget(Conversation conversation) throws IOException {
    this.conversation = conversation;
    Thread.ofPlatform().daemon().start(this::accept);
  }

  /** Returns one that answers each byte with the same. */
  static SlowTarget ofBytes(Duration time) throws IOException {
    return new SlowTarget(
        (in, socket) -> {
          for (int next = in.read(); next >= 0; next = in.read()) {
            Thread.sleep(time);
            socket.getOutputStream().write(next);
          }
        });
  }

  /** Returns one that answers each request of HTTP without a body with a hundred bytes. */
  static SlowTarget ofRequests(Duration time) throws IOException {
    return new SlowTarget(
        (in, socket) -> {
          int last = 0;
          for (int next = in.read(); next >= 0; next = in.read()) {
            last = last << 8 | next;
            if (last == END_OF_HEAD) {
              if (time.isPositive()) {
                Thread.sleep(time);
              }
              socket.getOutputStream().write(RESPONSE);
            }
          }
        });
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
      conversation.hold(new BufferedInputStream(socket.getInputStream()), socket);
    } catch (IOException e) {
      // the client's end of it
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
