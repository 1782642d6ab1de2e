package io.orcastrike.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The least client there can be for a {@link TruthServer}: blocking, plain sockets, a pool without
 * a limit. It logs every call, so that its own overhead, the time of a call that the server does
 * not know of, is measured and not guessed: about 0.1 ms on virtual threads.
 *
 * <p>Safe for use by many threads.
 */
public final class TruthClient implements AutoCloseable {
  private static final byte[] OK = "HTTP/1.1 200".getBytes(US_ASCII);

  private final InetSocketAddress server;
  private final AtomicLong numbers = new AtomicLong();
  private final ConcurrentLinkedDeque<Socket> idle = new ConcurrentLinkedDeque<>();
  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

  /**
   * A call that succeeded.
   *
   * <p>Immutable.
   *
   * @param path as it stands in the server's log; each call has its own
   * @param beginNanos of {@link System#nanoTime()}
   * @param endNanos of {@link System#nanoTime()}
   */
  public record Call(String path, long beginNanos, long endNanos) {}

  /** Makes a client of a server in this process. */
  public TruthClient(TruthServer server) {
    this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
  }

  /**
   * Asks the server.
   *
   * @throws IOException if the reply is not a success, or there is none
   */
  public void call() throws IOException {
    String path = "/" + numbers.getAndIncrement();
    long begin = System.nanoTime();
    Socket pooled = idle.pollFirst();
    Socket socket = pooled == null ? connect() : pooled;
    boolean reusable = false;
    try {
      String request = "GET " + path + " HTTP/1.1\r\nHost: truth\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      boolean succeeded = readReply(socket.getInputStream());
      long end = System.nanoTime();
      reusable = true;
      if (!succeeded) {
        throw new IOException("the server replied with a failure");
      }
      calls.add(new Call(path, begin, end));
    } finally {
      if (reusable) {
        idle.addFirst(socket);
      } else {
        socket.close();
      }
    }
  }

  /** Returns the calls that succeeded up to now. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Closes the connections that are idle. */
  @Override
  public void close() throws IOException {
    for (Socket socket = idle.poll(); socket != null; socket = idle.poll()) {
      socket.close();
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(server);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** A reply is whole when two bytes of a body follow the blank line. */
  private static boolean readReply(InputStream in) throws IOException {
    byte[] bytes = new byte[128];
    int length = 0;
    do {
      int read = in.read(bytes, length, bytes.length - length);
      if (read < 0) {
        throw new EOFException("the server hung up without a reply");
      }
      length += read;
    } while (!isWhole(bytes, length));
    return Arrays.equals(bytes, 0, OK.length, OK, 0, OK.length);
  }

  private static boolean isWhole(byte[] bytes, int length) {
    return length > 6 && bytes[length - 6] == '\r' && bytes[length - 3] == '\n';
  }
}
