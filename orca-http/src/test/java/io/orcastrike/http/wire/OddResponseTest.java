package io.orcastrike.http.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each odd response, at once and byte by byte; and what comes of the connection then. */
class OddResponseTest {
  static final List<OddResponse> ALL = OddResponse.ALL;
  static final List<OddResponse> ENDING = ALL.stream().filter(odd -> !odd.surplus()).toList();

  @ParameterizedTest
  @FieldSource("ALL")
  void comesAtOnce(OddResponse odd) throws Exception {
    check(odd, ScriptedServer.Line::send);
  }

  @ParameterizedTest
  @FieldSource("ENDING")
  void comesByteByByte(OddResponse odd) throws Exception {
    check(odd, ScriptedServer.Line::sendSlowly);
  }

  private interface Sender {
    void send(ScriptedServer.Line line, String bytes) throws IOException;
  }

  private static void check(OddResponse odd, Sender sender) throws Exception {
    try (ScriptedServer server = new ScriptedServer(line -> answer(line, odd, sender));
        Wire wire = new Wire(WireSettings.standard());
        Connections connections = wire.connections(1)) {
      if (odd.failure() != null) {
        assertThatThrownBy(() -> exchange(connections, server, odd.method()))
            .isInstanceOf(odd.failure())
            .hasMessageContaining(odd.message())
            .hasMessageContaining(server.origin().toString());
        assertThat(wire.openConnections()).isZero();
      } else {
        assertThat(exchange(connections, server, odd.method()))
            .isEqualTo(odd.status() + " " + odd.body());
        assertThat(wire.openConnections()).isEqualTo(odd.kept() ? 1 : 0);
      }
      assertThat(exchange(connections, server, "GET")).isEqualTo("200 next");
      assertThat(server.connections()).isEqualTo(odd.kept() ? 1 : 2);
    }
  }

  private static void answer(ScriptedServer.Line line, OddResponse odd, Sender sender)
      throws Exception {
    if (line.number() == 1) {
      line.head();
      sender.send(line, odd.bytes());
      if (odd.closes()) {
        line.endOutput();
      }
    }
    while (!line.head().isEmpty()) {
      line.ok("next");
    }
  }

  private static String exchange(Connections connections, ScriptedServer server, String method)
      throws Exception {
    try (Reply reply = connections.exchange(server.origin(), Sent.of(method), new Timings())) {
      return reply.status() + " " + new String(reply.readAll(1_000_000), ISO_8859_1);
    }
  }
}
