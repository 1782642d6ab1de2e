package io.orcastrike.http.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much of a body is kept. */
class ReplyTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        OK + "Content-Length: 1500\r\n\r\n",
        OK + "Transfer-Encoding: chunked\r\n\r\n5DC\r\n",
        OK + "Connection: close\r\n\r\n"
      })
  void isAsLongAsOneMayKeep(String head) throws Exception {
    String body = "x".repeat(1_500);
    try (ScriptedServer server =
            new ScriptedServer(
                line -> {
                  line.head();
                  line.send(head + body + (head.contains("chunked") ? "\r\n0\r\n\r\n" : ""));
                });
        Wire wire = new Wire(WireSettings.standard());
        Connections connections = wire.connections(1)) {
      for (int less : new int[] {1, 600, 1_500}) {
        try (Reply reply = connections.exchange(server.origin(), Sent.get(), new Timings())) {
          assertThatThrownBy(() -> reply.readAll(1_500 - less))
              .isInstanceOf(ResponseTooLargeException.class)
              .hasMessageStartingWith(
                  "a body from %s must be at most %d bytes to be kept, was",
                  server.origin(), 1_500 - less);
        }
      }
      for (long more : new long[] {0, 1, Long.MAX_VALUE - 1_500}) {
        try (Reply reply = connections.exchange(server.origin(), Sent.get(), new Timings())) {
          assertThat(reply.readAll(1_500 + more)).asString().isEqualTo(body);
          assertThat(reply.body().read()).isEqualTo(-1);
        }
      }
      try (Reply reply = connections.exchange(server.origin(), Sent.get(), new Timings())) {
        assertThat(reply.body().read()).isEqualTo('x');
        assertThat(reply.discard()).isEqualTo(1_499);
      }
    }
  }
}
