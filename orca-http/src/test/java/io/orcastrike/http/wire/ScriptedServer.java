package io.orcastrike.http.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server on the loopback interface that does with each connection what a script says. */
final class ScriptedServer implements AutoCloseable {
  /** What is done with a connection; it is closed at the end of it, unless that was done. */
  interface Script {
    void play(Line line) throws Exception;
  }

  private final ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  private final Script script;
  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  ScriptedServer(Script script) throws IOException {
    this.script = script;
    threads.add(Thread.ofPlatform().daemon().start(this::accept));
  }

  Origin origin() {
    return new Origin(false, "127.0.0.1", server.getLocalPort());
  }

  int connections() {
    return lines.size();
  }

  @Override
  public void close() throws Exception {
    server.close();
    for (Line line : lines) {
      line.released.countDown();
      line.socket.close();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Line line = new Line(server.accept(), lines.size() + 1);
        lines.add(line);
        threads.add(Thread.ofVirtual().start(() -> play(line)));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void play(Line line) {
    try (line.socket) {
      script.play(line);
    } catch (IOException e) {
      // the client has gone, or the test is at its end
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A connection as its server has it. */
  static final class Line {
    private final Socket socket;
    private final int number;
    private final CountDownLatch released = new CountDownLatch(1);

    private Line(Socket socket, int number) throws IOException {
      this.socket = socket;
      this.number = number;
      socket.setTcpNoDelay(true);
    }

    /** Returns 1 for the first connection, and so on. */
    int number() {
      return number;
    }

    /** Reads the head of a request, and returns it; empty when the client has closed. */
    String head() throws IOException {
      StringBuilder head = new StringBuilder();
      InputStream in = socket.getInputStream();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = in.read();
        if (next < 0) {
          return "";
        }
        head.append((char) next);
      }
      return head.toString();
    }

    String read(int count) throws IOException {
      return new String(socket.getInputStream().readNBytes(count), ISO_8859_1);
    }

    String readUntil(String end) throws IOException {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      while (!all.toString(ISO_8859_1).endsWith(end)) {
        int next = socket.getInputStream().read();
        if (next < 0) {
          break;
        }
        all.write(next);
      }
      return all.toString(ISO_8859_1);
    }

    void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    /** Byte by byte, or in some thousand pieces where that would be many more. */
    void sendSlowly(String text) throws IOException {
      byte[] bytes = text.getBytes(ISO_8859_1);
      int piece = 1 + bytes.length / 2_000;
      for (int at = 0; at < bytes.length; at += piece) {
        socket.getOutputStream().write(bytes, at, Math.min(piece, bytes.length - at));
      }
    }

    /** Answers as a good server does. */
    void ok(String body) throws IOException {
      send("HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(body.length(), body));
    }

    /** Answers a request that has no body as a good server does. */
    void serveOnce() throws IOException {
      head();
      ok("ok");
    }

    /** Answers all requests that have no body as a good server does. */
    void serve() throws IOException {
      while (!head().isEmpty()) {
        ok("ok");
      }
    }

    /** Reads the head of a request, says so, and holds. */
    void holdWhenAsked(CountDownLatch asked) throws Exception {
      head();
      asked.countDown();
      hold();
    }

    /** Waits until the test ends, or the client closes. */
    void hold() throws Exception {
      while (socket.getInputStream().read() >= 0) {
        // whatever comes
      }
    }

    /** Waits until the test ends, and reads nothing. */
    void holdWithoutReading() throws InterruptedException {
      released.await(1, TimeUnit.MINUTES);
    }

    void endOutput() throws IOException {
      socket.shutdownOutput();
    }

    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }
}
