package io.orcastrike.http.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What may happen on a connection that was used before, where a poller waits for the bytes. */
@Timeout(60)
class KeptConnectionTest {
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");
  private static final Duration SHORT = Duration.ofMillis(60);
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void theFirstByteDoesNotCome() throws Exception {
    Timeouts timeouts = new Timeouts(LONG, LONG, LONG, SHORT, LONG);
    try (ScriptedServer server = after(ScriptedServer.Line::hold);
        Wire wire = wire(timeouts);
        Connections connections = wire.connections(1)) {
      ask(connections, server);
      assertThatThrownBy(() -> ask(connections, server))
          .isInstanceOf(HttpTimeoutException.class)
          .hasMessage("the first byte from %s took longer than 60 ms", server.origin());
      assertThat(server.connections()).isEqualTo(1);
      assertThat(wire.openConnections()).isZero();
    }
  }

  @Test
  void theBodyStandsStill() throws Exception {
    Timeouts timeouts = new Timeouts(LONG, LONG, LONG, LONG, SHORT);
    try (ScriptedServer server =
            after(
                line -> {
                  line.head();
                  line.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
                  line.hold();
                });
        Wire wire = wire(timeouts);
        Connections connections = wire.connections(1)) {
      ask(connections, server);
      assertThatThrownBy(() -> ask(connections, server))
          .isInstanceOf(HttpTimeoutException.class)
          .hasMessage("the body from %s stood still for longer than 60 ms", server.origin());
    }
  }

  @Test
  void nobodyReadsTheRequest() throws Exception {
    Timeouts timeouts = new Timeouts(LONG, LONG, LONG, LONG, SHORT);
    try (ScriptedServer server = after(ScriptedServer.Line::holdWithoutReading);
        Wire wire = wire(timeouts);
        Connections connections = wire.connections(1)) {
      ask(connections, server);
      assertThatThrownBy(() -> connections.exchange(server.origin(), Sent.endless(), new Timings()))
          .isInstanceOf(HttpTimeoutException.class)
          .hasMessage("sending to %s stood still for longer than 60 ms", server.origin());
    }
  }

  @Test
  void muchIsSentAndReceived() throws Exception {
    int length = 30_000_000;
    byte[] piece = new byte[1_000];
    try (ScriptedServer server =
            after(
                line -> {
                  line.head();
                  String body = line.read(length);
                  line.ok(body);
                  line.hold();
                });
        Wire wire = wire(Timeouts.standard());
        Connections connections = wire.connections(1)) {
      ask(connections, server);
      WireRequest request =
          Sent.sized(
              "POST",
              length,
              out -> {
                for (int i = 0; i < length / piece.length; i++) {
                  Arrays.fill(piece, (byte) i);
                  out.write(piece);
                }
              });
      try (Reply reply = connections.exchange(server.origin(), request, new Timings())) {
        InputStream body = reply.body();
        for (int i = 0; i < length / piece.length; i++) {
          Arrays.fill(piece, (byte) i);
          assertThat(body.readNBytes(piece.length)).isEqualTo(piece);
        }
        assertThat(body.read()).isEqualTo(-1);
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (ScriptedServer server = after(line -> line.holdWhenAsked(asked));
        Wire wire = wire(Timeouts.standard());
        Connections connections = wire.connections(1);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ask(connections, server);
      Future<String> waiting = threads.submit(() -> ask(connections, server));
      asked.await();
      threads.shutdownNow();
      assertThatThrownBy(waiting::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(InterruptedException.class)
          .hasMessage("the first byte from %s was interrupted", server.origin());
      assertThat(wire.openConnections()).isZero();
    }
  }

  @Test
  void closingEndsTheWait() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (ScriptedServer server = after(line -> line.holdWhenAsked(asked));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Wire wire = wire(Timeouts.standard())) {
      Connections connections = wire.connections(1);
      ask(connections, server);
      Future<String> waiting = threads.submit(() -> ask(connections, server));
      asked.await();
      connections.close();
      assertThatThrownBy(waiting::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(IOException.class)
          .hasMessageContaining("since the connections were closed");
    }
  }

  @Test
  void aResetIsAFailure() throws Exception {
    try (ScriptedServer server =
            after(
                line -> {
                  line.head();
                  line.send("HTTP/1.1 200 OK\r\nConte");
                  line.reset();
                });
        Wire wire = wire(Timeouts.standard());
        Connections connections = wire.connections(1)) {
      ask(connections, server);
      assertThatThrownBy(() -> ask(connections, server))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Connection reset")
          .hasMessageContaining(server.origin().toString());
      assertThat(wire.openConnections()).isZero();
    }
  }

  /** So that the end comes while the connection is handed to the poller, which goes on. */
  @Test
  void theTargetClosesAsSoonAsItHasAnswered() throws Exception {
    try (ScriptedServer hasty = new ScriptedServer(ScriptedServer.Line::serveOnce);
        ScriptedServer server = new ScriptedServer(ScriptedServer.Line::serve);
        Wire wire = wire(Timeouts.standard());
        Connections connections = wire.connections(1)) {
      for (int i = 0; i < 2_000; i++) {
        assertThat(ask(connections, hasty)).isEqualTo("ok");
      }
      for (int i = 0; i < 3; i++) {
        assertThat(ask(connections, server)).isEqualTo("ok");
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void manyAskForLong() throws Exception {
    int users = 50;
    int requests = 200;
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.Line::serve);
        Wire wire = wire(Timeouts.standard());
        Connections connections = wire.connections(users);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> all = new ArrayList<>();
      for (int user = 0; user < users; user++) {
        all.add(
            threads.submit(
                () -> {
                  int answers = 0;
                  for (int i = 0; i < requests; i++) {
                    answers += ask(connections, server).equals("ok") ? 1 : 0;
                  }
                  return answers;
                }));
      }
      for (Future<Integer> one : all) {
        assertThat(one.get()).isEqualTo(requests);
      }
    }
  }

  /** The system frees a socket when its poller looks again, which it is to do at once. */
  @Test
  void whatIsClosedIsFreed() throws Exception {
    assumeThat(OPEN_FILES).exists();
    long before = sockets();
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.Line::serve);
        Wire wire = wire(Timeouts.standard())) {
      for (int i = 0; i < 20; i++) {
        try (Connections connections = wire.connections(1)) {
          ask(connections, server);
          ask(connections, server);
        }
      }
      while (sockets() > before + 1) { // one listens
        Thread.onSpinWait();
      }
    }
  }

  private static long sockets() throws IOException {
    try (Stream<Path> files = Files.list(OPEN_FILES)) {
      return files.filter(KeptConnectionTest::isSocket).count();
    }
  }

  private static boolean isSocket(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().startsWith("socket:");
    } catch (IOException e) {
      return false; // closed meanwhile
    }
  }

  /** A server that answers one request, and then plays a script. */
  private static ScriptedServer after(ScriptedServer.Script script) throws IOException {
    return new ScriptedServer(
        line -> {
          line.serveOnce();
          script.play(line);
        });
  }

  private static String ask(Connections connections, ScriptedServer server)
      throws IOException, InterruptedException {
    try (Reply reply = connections.exchange(server.origin(), Sent.get(), new Timings())) {
      return new String(reply.readAll(1_000), ISO_8859_1);
    }
  }

  private static Wire wire(Timeouts timeouts) {
    return new Wire(new WireSettings(timeouts, null, true, 65_536));
  }
}
