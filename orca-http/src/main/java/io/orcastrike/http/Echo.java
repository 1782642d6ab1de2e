package io.orcastrike.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.orcastrike.http.wire.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server on loopback that answers each request without a body with the same hundred bytes. Its
 * clients are to be closed before it.
 *
 * <p>Safe for use by many threads.
 */
final class Echo implements AutoCloseable {
  /** Of the body of an answer. */
  static final int LENGTH = 100;

  private static final int MOST_HEAD = 8 * 1024;
  private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(US_ASCII);

  /** Answers on a connection, so that connecting is warmed up as well. */
  private static final int ANSWERS = 32;

  private static final byte[] ANSWER = answer("");
  private static final byte[] LAST_ANSWER = answer("Connection: close\r\n");

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Echo() throws IOException {
    server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  private static byte[] answer(String field) {
    String head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: ";
    return (head + LENGTH + "\r\n" + field + "\r\n" + "x".repeat(LENGTH)).getBytes(US_ASCII);
  }

  Origin origin() {
    return new Origin(false, server.getInetAddress().getHostAddress(), server.getLocalPort());
  }

  /** Stops listening, and waits for the ends of all connections. */
  @Override
  public void close() throws IOException {
    server.close();
    threads.close();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        threads.execute(() -> answer(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = socket.getInputStream();
      byte[] head = new byte[MOST_HEAD];
      int to = 0;
      for (int answers = 0; answers < ANSWERS; ) {
        int count = in.read(head, to, head.length - to);
        if (count <= 0) {
          return; // hung up, or no end of it
        }
        to += count;
        if (isWhole(head, to)) {
          answers++;
          to = 0;
          socket.getOutputStream().write(answers < ANSWERS ? ANSWER : LAST_ANSWER);
        }
      }
    } catch (IOException e) {
      // hung up
    }
  }

  /** Tells whether a request ends there; the next is sent when this one was answered. */
  private static boolean isWhole(byte[] head, int to) {
    int from = to - END_OF_HEAD.length;
    return from >= 0 && Arrays.equals(head, from, to, END_OF_HEAD, 0, END_OF_HEAD.length);
  }
}
