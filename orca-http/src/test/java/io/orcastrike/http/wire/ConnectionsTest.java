package io.orcastrike.http.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.testkit.FreePort;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How connections are kept, shared, limited, renewed and closed. */
class ConnectionsTest {
  private final Wire wire = new Wire(WireSettings.standard());

  @Test
  void oneIsUsedAgain() throws Exception {
    try (wire;
        Connections connections = wire.connections(10);
        ScriptedServer server = new ScriptedServer(ScriptedServer.Line::serve)) {
      Timings first = new Timings();
      ask(connections, server, first);
      Timings second = new Timings();
      ask(connections, server, second);

      assertThat(server.connections()).isEqualTo(1);
      assertThat(first.connect()).isPositive();
      assertThat(first.firstByte()).isPositive();
      assertThat(first.body()).isNotNegative();
      assertThat(first.tls()).isEqualTo(-1);
      assertThat(first.waited()).isEqualTo(-1);
      assertThat(first.sending()).isEqualTo(-1);
      assertThat(second.connect()).isEqualTo(-1);
      assertThat(second.firstByte()).isPositive();
    }
  }

  @Test
  void oneThatWasNotReadIsClosed() throws Exception {
    try (wire;
        Connections connections = wire.connections(10);
        ScriptedServer server =
            new ScriptedServer(
                line -> {
                  line.head();
                  line.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nbegin");
                  line.hold();
                })) {
      Timings timings = new Timings();
      connections.exchange(server.origin(), Sent.get(), timings).close();
      assertThat(wire.openConnections()).isZero();
      assertThat(timings.body()).isEqualTo(-1);
    }
  }

  @Test
  void oneWhoseRestHasComeAlreadyIsKept() throws Exception {
    try (wire;
        Connections connections = wire.connections(10);
        ScriptedServer server =
            new ScriptedServer(
                line -> {
                  while (!line.head().isEmpty()) {
                    line.send(
                        "HTTP/1.1 200 OK\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n"
                            + "2\r\n"
                            + "ok\r\n"
                            + "0\r\n\r\n");
                  }
                })) {
      for (int i = 0; i < 2; i++) {
        try (Reply reply = connections.exchange(server.origin(), Sent.get(), new Timings())) {
          assertThat(reply.body().readNBytes(2)).asString().isEqualTo("ok");
        }
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void noMoreAreOpenThanAllowedAndWhoWaitsIsServedInTurn() throws Exception {
    List<Integer> served = new CopyOnWriteArrayList<>();
    try (wire;
        Connections connections = wire.connections(2);
        ScriptedServer server = new ScriptedServer(ScriptedServer.Line::serve);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Reply first = connections.exchange(server.origin(), Sent.get(), new Timings());
      Reply second = connections.exchange(server.origin(), Sent.get(), new Timings());
      List<Future<Timings>> waiting = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        int number = i;
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        waiting.add(
            threads.submit(
                () -> {
                  Timings timings = new Timings();
                  thread.complete(Thread.currentThread());
                  try (Reply reply = connections.exchange(server.origin(), Sent.get(), timings)) {
                    served.add(number);
                    reply.readAll(10);
                  }
                  return timings;
                }));
        awaitParked(thread.get());
      }
      first.readAll(10);
      first.close();
      for (Future<Timings> one : waiting) {
        assertThat(one.get().waited()).isPositive();
      }
      assertThat(served).containsExactly(0, 1, 2, 3, 4);
      second.readAll(10);
      second.close();
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void whoWaitsMayOpenAnotherInPlaceOfOneThatIsLost() throws Exception {
    try (wire;
        Connections connections = wire.connections(1);
        ScriptedServer server = new ScriptedServer(ScriptedServer.Line::serve);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Reply unread = connections.exchange(server.origin(), Sent.of("HEAD"), new Timings());
      CompletableFuture<Thread> thread = new CompletableFuture<>();
      Future<String> waiting =
          threads.submit(
              () -> {
                thread.complete(Thread.currentThread());
                return ask(connections, server, new Timings());
              });
      awaitParked(thread.get());
      unread.close(); // HEAD was answered with a body: there is too much
      assertThat(waiting.get()).isEqualTo("ok");
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void theTargetClosedItWhileItRested() throws Exception {
    try (wire;
        Connections connections = wire.connections(1);
        ScriptedServer server = new ScriptedServer(ScriptedServer.Line::serveOnce)) {
      Timings timings = new Timings();
      ask(connections, server, timings);
      assertThat(ask(connections, server, timings)).isEqualTo("ok");
      assertThat(timings.retried()).isBetween(0, 1); // unless the poller has noticed
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void theTargetClosedItInsteadOfAnAnswer() throws Exception {
    try (wire;
        Connections connections = wire.connections(1);
        ScriptedServer server =
            new ScriptedServer(
                line -> {
                  line.serveOnce();
                  line.head();
                })) {
      Timings timings = new Timings();
      ask(connections, server, timings);
      assertThat(ask(connections, server, timings)).isEqualTo("ok");
      assertThat(timings.retried()).isEqualTo(1);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void whatMayNotBeSentTwiceFailsThen() throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    try (wire;
        Connections connections = wire.connections(1);
        ScriptedServer server =
            new ScriptedServer(
                line -> {
                  line.serveOnce();
                  line.head();
                  heard.countDown();
                })) {
      Timings timings = new Timings();
      ask(connections, server, timings);
      assertThatThrownBy(
              () -> connections.exchange(server.origin(), Sent.of("POST", "once"), timings))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(server.origin().toString());
      assertThat(heard.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(timings.retried()).isZero();
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aNewConnectionIsNotTriedTwice() throws Exception {
    try (wire;
        Connections connections = wire.connections(1);
        ScriptedServer server = new ScriptedServer(ScriptedServer.Line::head)) {
      assertThatThrownBy(() -> ask(connections, server, new Timings()))
          .isInstanceOf(EOFException.class)
          .hasMessage("the first byte from %s failed: the connection ended", server.origin());
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aResetIsAFailureAtEveryStage() throws Exception {
    for (String before : List.of("", "HTTP/1.1 200 OK\r\nConte", "HTTP/1.1 200 OK\r\n\r\nhel")) {
      try (Wire own = new Wire(WireSettings.standard());
          Connections connections = own.connections(1);
          ScriptedServer server =
              new ScriptedServer(
                  line -> {
                    line.head();
                    line.send(before);
                    line.reset();
                  })) {
        assertThatThrownBy(() -> ask(connections, server, new Timings()))
            .as(before)
            .isInstanceOf(IOException.class)
            .hasMessageContaining("Connection reset")
            .hasMessageContaining(server.origin().toString());
        assertThat(own.openConnections()).isZero();
      }
    }
  }

  @Test
  void nobodyListens() throws Exception {
    int port = FreePort.find();
    try (wire;
        Connections connections = wire.connections(1)) {
      for (String host : List.of("127.0.0.1", "localhost")) {
        Origin origin = new Origin(false, host, port);
        for (int i = 0; i < 2; i++) { // room for one is made again
          assertThatThrownBy(() -> connections.exchange(origin, Sent.get(), new Timings()))
              .isInstanceOf(ConnectException.class)
              .hasMessage("connecting to %s failed: Connection refused", origin);
        }
      }
      assertThat(wire.openConnections()).isZero();
    }
  }

  @Test
  void aHostThatIsUnknown() {
    Origin origin = new Origin(false, "nowhere.invalid", 80);
    try (wire;
        Connections connections = wire.connections(1)) {
      assertThatThrownBy(() -> connections.exchange(origin, Sent.get(), new Timings()))
          .isInstanceOf(UnknownHostException.class)
          .hasMessageContaining("nowhere.invalid");
    }
  }

  @Test
  void closingWakesWhoReadsAndWhoWaits() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (ScriptedServer server = new ScriptedServer(line -> line.holdWhenAsked(asked));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Connections connections = wire.connections(1);
      Future<String> reading = threads.submit(() -> ask(connections, server, new Timings()));
      asked.await();
      CompletableFuture<Thread> thread = new CompletableFuture<>();
      Future<String> waiting =
          threads.submit(
              () -> {
                thread.complete(Thread.currentThread());
                return ask(connections, server, new Timings());
              });
      awaitParked(thread.get());
      wire.close();
      for (Future<String> one : List.of(reading, waiting)) {
        assertThatThrownBy(one::get)
            .isInstanceOf(ExecutionException.class)
            .cause()
            .isInstanceOf(IOException.class)
            .hasMessageContaining("the connections")
            .hasMessageContaining("closed");
      }
      assertThat(wire.openConnections()).isZero();
      assertThatThrownBy(() -> ask(connections, server, new Timings()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("were closed");
      assertThatThrownBy(() -> ask(wire.connections(1), server, new Timings()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("were closed");
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("orca-http watcher");
  }

  @Test
  void aUsersOwnAreClosedWithoutTheOthers() throws Exception {
    try (wire;
        Connections shared = wire.connections(1);
        ScriptedServer server = new ScriptedServer(ScriptedServer.Line::serve)) {
      ask(shared, server, new Timings());
      try (Connections own = wire.connections(6)) {
        ask(own, server, new Timings());
        assertThat(wire.openConnections()).isEqualTo(2);
      }
      assertThat(wire.openConnections()).isEqualTo(1);
      ask(shared, server, new Timings());
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  void anInterruptEndsAnExchangeAtOnce() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (wire;
        Connections connections = wire.connections(1);
        ScriptedServer server = new ScriptedServer(line -> line.holdWhenAsked(asked))) {
      CompletableFuture<Throwable> failure = new CompletableFuture<>();
      Thread thread =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      ask(connections, server, new Timings());
                    } catch (Throwable e) {
                      failure.complete(e);
                    }
                  });
      asked.await();
      thread.interrupt();
      assertThat(failure.get())
          .isInstanceOf(InterruptedException.class)
          .hasMessage("the first byte from %s was interrupted", server.origin());
      thread.join();
      assertThat(wire.openConnections()).isZero();
    }
  }

  @Test
  void anInterruptEndsWaitingAndTakesNothingFromOthers() throws Exception {
    try (wire;
        Connections connections = wire.connections(1);
        ScriptedServer server = new ScriptedServer(ScriptedServer.Line::serve)) {
      Reply held = connections.exchange(server.origin(), Sent.get(), new Timings());
      CompletableFuture<Throwable> failure = new CompletableFuture<>();
      Thread thread =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      ask(connections, server, new Timings());
                    } catch (Throwable e) {
                      failure.complete(e);
                    }
                  });
      awaitParked(thread);
      thread.interrupt();
      assertThat(failure.get())
          .isInstanceOf(InterruptedException.class)
          .hasMessage("interrupted while waiting for a connection to %s", server.origin());
      held.readAll(10);
      held.close();
      assertThat(ask(connections, server, new Timings())).isEqualTo("ok");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  private static String ask(Connections connections, ScriptedServer server, Timings timings)
      throws IOException, InterruptedException {
    try (Reply reply = connections.exchange(server.origin(), Sent.get(), timings)) {
      return new String(reply.readAll(1_000), ISO_8859_1);
    }
  }

  private static void awaitParked(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      assertThat(thread.isAlive()).isTrue();
      Thread.onSpinWait();
    }
  }
}
