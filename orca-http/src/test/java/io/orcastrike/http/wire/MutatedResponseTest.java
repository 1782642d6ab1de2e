package io.orcastrike.http.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Responses with mistakes by chance: each is read or refused, none hangs, and nothing stays open.
 */
class MutatedResponseTest {
  private static final int RESPONSES = 400;
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final byte[] TELLING = "\r\n\0 :;,-0159aAfFxX\t\u00ffHTTP/.".getBytes(ISO_8859_1);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void isReadOrRefused(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    int read = 0;
    int refused = 0;
    Timeouts timeouts = new Timeouts(LONG, LONG, LONG, LONG, LONG);
    try (ScriptedServer server =
            new ScriptedServer(
                line -> {
                  line.head();
                  line.send(mutated(new SplittableRandom(seed * RESPONSES + line.number())));
                  line.endOutput();
                  line.hold();
                });
        Wire wire = new Wire(new WireSettings(timeouts, null, true, 4_096))) {
      for (int i = 0; i < RESPONSES; i++) {
        String method = random.nextInt(10) == 0 ? "HEAD" : "POST"; // is not sent again
        try (Connections connections = wire.connections(1);
            Reply reply = connections.exchange(server.origin(), Sent.of(method), new Timings())) {
          reply.readAll(2_000);
          read++;
        } catch (IOException e) {
          assertThat(e).hasMessageContaining(server.origin().toString());
          refused++;
        }
        assertThat(wire.openConnections()).isZero();
      }
    }
    assertThat(read).isGreaterThan(RESPONSES / 20);
    assertThat(refused).isGreaterThan(RESPONSES / 20);
  }

  private static String mutated(SplittableRandom random) {
    OddResponse odd = OddResponse.ALL.get(random.nextInt(OddResponse.ALL.size()));
    byte[] bytes = odd.bytes().getBytes(ISO_8859_1);
    bytes = Arrays.copyOf(bytes, Math.min(bytes.length, 20_000));
    for (int i = random.nextInt(4); i > 0 && bytes.length > 2; i--) {
      int at = random.nextInt(Math.min(bytes.length, 150));
      int to = at + random.nextInt(bytes.length - at);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = TELLING[random.nextInt(TELLING.length)];
        case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
        case 3 -> bytes = joined(bytes, at, to);
        default -> bytes = joined(bytes, Math.min(to, at + 20), at);
      }
    }
    return new String(bytes, ISO_8859_1);
  }

  /** The bytes before one place and those from another on: some are left out, or come twice. */
  private static byte[] joined(byte[] bytes, int before, int from) {
    byte[] all = Arrays.copyOf(bytes, before + bytes.length - from);
    System.arraycopy(bytes, from, all, before, bytes.length - from);
    return all;
  }
}
