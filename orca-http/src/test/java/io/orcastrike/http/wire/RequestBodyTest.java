package io.orcastrike.http.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How bodies are sent, and what happens when the target answers before it has all of one. */
class RequestBodyTest {
  private static final String LONG = "ghijklmnop".repeat(10_000);

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

  @Test
  void withALength() throws Exception {
    try (ScriptedServer server = new ScriptedServer(line -> receive(line, 5))) {
      Timings timings = new Timings();
      assertThat(send(server, Sent.of("POST", "hello"), timings)).isEqualTo("200 ok");
      assertThat(next()).startsWith("POST / HTTP/1.1\r\n");
      assertThat(next()).isEqualTo("hello");
      assertThat(timings.sending()).isPositive();
    }
  }

  @Test
  void longerThanAllBuffers() throws Exception {
    try (ScriptedServer server = new ScriptedServer(line -> receive(line, LONG.length()))) {
      assertThat(send(server, Sent.of("PUT", LONG), new Timings())).isEqualTo("200 ok");
      next();
      assertThat(next()).isEqualTo(LONG);
    }
  }

  @Test
  void byteByByte() throws Exception {
    try (ScriptedServer server = new ScriptedServer(line -> receive(line, LONG.length()))) {
      WireRequest request =
          Sent.sized(
              "PUT",
              LONG.length(),
              out -> {
                for (byte one : LONG.getBytes(ISO_8859_1)) {
                  out.write(one);
                }
              });
      assertThat(send(server, request, new Timings())).isEqualTo("200 ok");
      next();
      assertThat(next()).isEqualTo(LONG);
    }
  }

  @Test
  void inChunks() throws Exception {
    try (ScriptedServer server = new ScriptedServer(this::receiveChunks)) {
      WireRequest request =
          Sent.chunked(
              "POST",
              out -> {
                out.write("hello ".getBytes(ISO_8859_1));
                out.flush();
                out.flush();
                out.write("world".getBytes(ISO_8859_1));
                out.close();
              });
      assertThat(send(server, request, new Timings())).isEqualTo("200 ok");
      next();
      assertThat(next()).isEqualTo("0006\r\nhello \r\n0005\r\nworld\r\n0\r\n\r\n");
    }
  }

  @Test
  void inNoChunkAtAll() throws Exception {
    try (ScriptedServer server = new ScriptedServer(this::receiveChunks)) {
      assertThat(send(server, Sent.chunked("POST", out -> {}), new Timings())).isEqualTo("200 ok");
      next();
      assertThat(next()).isEqualTo("0\r\n\r\n");
    }
  }

  @Test
  void inChunksLongerThanAllBuffers() throws Exception {
    try (ScriptedServer server = new ScriptedServer(this::receiveChunks)) {
      WireRequest request = Sent.chunked("POST", out -> out.write(LONG.getBytes(ISO_8859_1)));
      assertThat(send(server, request, new Timings())).isEqualTo("200 ok");
      next();
      assertThat(next().replaceAll("(\r\n)?[0-9A-Fa-f]{4}\r\n", "").replace("\r\n0\r\n\r\n", ""))
          .isEqualTo(LONG);
    }
  }

  @Test
  void oneThatDoesNotKeepItsWord() throws Exception {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.Line::hold)) {
      assertThatThrownBy(
              () -> send(server, Sent.sized("POST", 5, out -> out.write(1)), new Timings()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("a body must have the 5 bytes that it said, had 1");
      assertThatThrownBy(
              () ->
                  send(server, Sent.sized("POST", 5, out -> out.write(new byte[6])), new Timings()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("a body must have the 5 bytes that it said, had more");
    }
  }

  @Test
  void oneThatFails() throws Exception {
    try (ScriptedServer server = new ScriptedServer(ScriptedServer.Line::hold);
        Wire wire = new Wire(WireSettings.standard());
        Connections connections = wire.connections(1)) {
      WireRequest failing =
          Sent.sized(
              "POST",
              5,
              out -> {
                throw new FileNotFoundException("order.json");
              });
      assertThatThrownBy(() -> connections.exchange(server.origin(), failing, new Timings()))
          .isInstanceOf(IOException.class)
          .hasMessage("sending to %s failed: order.json", server.origin())
          .hasCauseInstanceOf(FileNotFoundException.class);
      WireRequest wrong =
          Sent.sized(
              "POST",
              5,
              out -> {
                throw new IllegalStateException("mistake");
              });
      assertThatThrownBy(() -> connections.exchange(server.origin(), wrong, new Timings()))
          .isInstanceOf(IllegalStateException.class);
      assertThat(wire.openConnections()).isZero();
    }
  }

  @Test
  void theTargetAnswersAndReadsNoMore() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            line -> {
              line.head();
              line.send("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno");
              line.holdWithoutReading();
            })) {
      assertThat(send(server, endless(), new Timings())).isEqualTo("413 no");
    }
  }

  @Test
  void theTargetAnswersAndCloses() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            line -> {
              line.head();
              line.send("HTTP/1.1 413 Too Large\r\nConnection: close\r\n\r\nno");
            })) {
      // A reset may overtake the answer, by the rules of TCP; Linux keeps what has come.
      assertThat(send(server, Sent.of("POST", LONG.repeat(100)), new Timings())).startsWith("413 ");
    }
  }

  @Test
  void theTargetClosesWithoutAWord() throws Exception {
    for (boolean hard : new boolean[] {false, true}) {
      try (ScriptedServer server =
          new ScriptedServer(
              line -> {
                line.head();
                if (hard) {
                  line.reset();
                } else {
                  line.endOutput();
                  line.hold();
                }
              })) {
        assertThatThrownBy(() -> send(server, endless(), new Timings()))
            .isInstanceOf(IOException.class)
            .hasMessageStartingWith("sending to " + server.origin() + " failed: ");
      }
    }
  }

  @Test
  void aTargetThatSaysGoOnIsSentTheRest() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            line -> {
              received.add(line.head());
              line.send("HTTP/1.1 100 Continue\r\n\r\n");
              received.add(line.read(LONG.length()));
              line.ok("ok");
            })) {
      assertThat(send(server, Sent.of("POST", LONG), new Timings())).isEqualTo("200 ok");
      next();
      assertThat(next()).isEqualTo(LONG);
    }
  }

  private static WireRequest endless() {
    byte[] some = new byte[50_000];
    return Sent.chunked(
        "POST",
        out -> {
          while (true) {
            out.write(some);
          }
        });
  }

  private void receive(ScriptedServer.Line line, int length) throws IOException {
    received.add(line.head());
    received.add(line.read(length));
    line.ok("ok");
  }

  private void receiveChunks(ScriptedServer.Line line) throws IOException {
    received.add(line.head());
    received.add(line.readUntil("0\r\n\r\n"));
    line.ok("ok");
  }

  private String next() throws InterruptedException {
    return received.poll(1, TimeUnit.MINUTES);
  }

  private static String send(ScriptedServer server, WireRequest request, Timings timings)
      throws Exception {
    try (Wire wire = new Wire(WireSettings.standard());
        Connections connections = wire.connections(1);
        Reply reply = connections.exchange(server.origin(), request, timings)) {
      return reply.status() + " " + new String(reply.readAll(100), ISO_8859_1);
    }
  }
}
