package io.orcastrike.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What takes too long is ended, part by part, and the message says which part. */
class TimeoutsTest {
  private static final Duration SHORT = Duration.ofMillis(60);
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void theFirstByte() throws Exception {
    Timeouts timeouts = new Timeouts(LONG, LONG, LONG, SHORT, LONG);
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.Line::hold);
        Wire wire = wire(timeouts);
        Connections connections = wire.connections(1)) {
      Timings timings = new Timings();
      assertThatThrownBy(() -> connections.exchange(server.origin(), Sent.get(), timings))
          .isInstanceOf(HttpTimeoutException.class)
          .hasMessage("the first byte from %s took longer than 60 ms", server.origin());
      assertThat(timings.connect()).isPositive();
      assertThat(timings.firstByte()).isEqualTo(-1);
      assertThat(wire.openConnections()).isZero();
    }
  }

  @Test
  void theFirstByteIsTheWholeHead() throws Exception {
    Timeouts timeouts = new Timeouts(LONG, LONG, LONG, SHORT, LONG);
    try (ScriptedServer server =
            new ScriptedServer(
                line -> {
                  line.head();
                  line.send("HTTP/1.1 200 OK\r\nContent-");
                  line.hold();
                });
        Wire wire = wire(timeouts);
        Connections connections = wire.connections(1)) {
      assertThatThrownBy(() -> connections.exchange(server.origin(), Sent.get(), new Timings()))
          .isInstanceOf(HttpTimeoutException.class)
          .hasMessageStartingWith("the first byte");
    }
  }

  @Test
  void aBodyThatStandsStill() throws Exception {
    Timeouts timeouts = new Timeouts(LONG, LONG, LONG, LONG, SHORT);
    try (ScriptedServer server =
            new ScriptedServer(
                line -> {
                  line.head();
                  line.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
                  line.hold();
                });
        Wire wire = wire(timeouts);
        Connections connections = wire.connections(1)) {
      try (Reply reply = connections.exchange(server.origin(), Sent.get(), new Timings())) {
        assertThatThrownBy(() -> reply.readAll(100))
            .isInstanceOf(HttpTimeoutException.class)
            .hasMessage("the body from %s stood still for longer than 60 ms", server.origin());
      }
      assertThat(wire.openConnections()).isZero();
    }
  }

  @Test
  void aRequestThatNobodyReads() throws Exception {
    Timeouts timeouts = new Timeouts(LONG, LONG, LONG, LONG, SHORT);
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.Line::holdWithoutReading);
        Wire wire = wire(timeouts);
        Connections connections = wire.connections(1)) {
      assertThatThrownBy(() -> connections.exchange(server.origin(), Sent.endless(), new Timings()))
          .isInstanceOf(HttpTimeoutException.class)
          .hasMessage("sending to %s stood still for longer than 60 ms", server.origin());
    }
  }

  @Test
  void aConnectionThatNobodyAccepts() throws Exception {
    Timeouts timeouts = new Timeouts(LONG, SHORT, LONG, LONG, LONG);
    List<SocketChannel> before = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Wire wire = wire(timeouts);
        Connections connections = wire.connections(1)) {
      for (int i = 0; i < 8; i++) { // more than wait there
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()));
        before.add(channel);
      }
      Origin origin = new Origin(false, "127.0.0.1", full.getLocalPort());
      assertThatThrownBy(() -> connections.exchange(origin, Sent.get(), new Timings()))
          .isInstanceOf(HttpTimeoutException.class)
          .hasMessage("connecting to %s took longer than 60 ms", origin);
      assertThat(wire.openConnections()).isZero();
    } finally {
      for (SocketChannel channel : before) {
        channel.close();
      }
    }
  }

  @Test
  void aHandshakeThatNobodyAnswers() throws Exception {
    Timeouts timeouts = new Timeouts(LONG, LONG, SHORT, LONG, LONG);
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.Line::hold);
        Wire wire = wire(timeouts);
        Connections connections = wire.connections(1)) {
      Origin origin = new Origin(true, "127.0.0.1", server.origin().port());
      Timings timings = new Timings();
      assertThatThrownBy(() -> connections.exchange(origin, Sent.get(), timings))
          .isInstanceOf(HttpTimeoutException.class)
          .hasMessage("the TLS handshake with %s took longer than 60 ms", origin);
      assertThat(timings.connect()).isPositive();
      assertThat(timings.tls()).isEqualTo(-1);
    }
  }

  @Test
  void waitingForAConnection() throws Exception {
    Timeouts timeouts = new Timeouts(SHORT, LONG, LONG, LONG, LONG);
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.Line::serve);
        Wire wire = wire(timeouts);
        Connections connections = wire.connections(1)) {
      try (Reply held = connections.exchange(server.origin(), Sent.get(), new Timings())) {
        Timings timings = new Timings();
        assertThatThrownBy(() -> connections.exchange(server.origin(), Sent.get(), timings))
            .isInstanceOf(HttpTimeoutException.class)
            .hasMessage(
                "waiting for one of 1 connections to %s took longer than 60 ms", server.origin());
        assertThat(timings.waited()).isGreaterThanOrEqualTo(SHORT.toNanos());
        assertThat(held.readAll(10)).asString().isEqualTo("ok");
      }
      try (Reply reply = connections.exchange(server.origin(), Sent.get(), new Timings())) {
        assertThat(reply.status()).isEqualTo(200);
      }
    }
  }

  @Test
  void aReaderThatTakesItsTimeIsNotTheTargetsFault() throws Exception {
    Timeouts timeouts = new Timeouts(LONG, LONG, LONG, LONG, SHORT);
    CountDownLatch headIsRead = new CountDownLatch(1);
    CountDownLatch readerHasRested = new CountDownLatch(1);
    try (ScriptedServer server =
            new ScriptedServer(
                line -> {
                  line.head();
                  line.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
                  headIsRead.await();
                  line.send("hello");
                  readerHasRested.await();
                  line.send("again");
                  line.hold();
                });
        Wire wire = wire(timeouts);
        Connections connections = wire.connections(1);
        Reply reply = connections.exchange(server.origin(), Sent.get(), new Timings())) {
      headIsRead.countDown();
      assertThat(reply.body().readNBytes(5)).asString().isEqualTo("hello");
      long until = System.nanoTime() + 4 * SHORT.toNanos();
      while (System.nanoTime() < until) {
        Thread.onSpinWait();
      }
      readerHasRested.countDown();
      assertThat(reply.body().readAllBytes()).asString().isEqualTo("again");
    }
  }

  private static Wire wire(Timeouts timeouts) {
    return new Wire(new WireSettings(timeouts, null, true, 65_536));
  }
}
