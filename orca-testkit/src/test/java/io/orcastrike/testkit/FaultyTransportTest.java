package io.orcastrike.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.core.local.InProcessTransport;
import io.orcastrike.spi.Transport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Without faults it is a transport like another. */
class FaultyTransportTest extends TransportContract {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final InProcessTransport bus = new InProcessTransport();
  private final FaultyTransport link = new FaultyTransport(bus, 1);

  @Override
  protected Transport connect() {
    return link;
  }

  @Test
  void letsNothingThroughWhileCutOff() throws Exception {
    try (Transport.Subscription there = bus.subscribe("to bus");
        Transport.Subscription here = link.subscribe("from bus")) {
      link.cutOff();
      link.publish("to bus", bytes("lost"));
      bus.publish("from bus", bytes("lost"));
      assertThat(here.next(Duration.ZERO)).isEmpty();
      link.letIn();
      link.publish("to bus", bytes("sent"));
      bus.publish("from bus", bytes("received"));

      assertThat(there.next(PATIENCE)).contains(bytes("sent"));
      assertThat(here.next(PATIENCE)).contains(bytes("received"));
    }
  }

  @Test
  void losesAShareOfMessages() throws Exception {
    try (Transport.Subscription there = bus.subscribe("channel")) {
      link.lose(0.3);
      for (int i = 0; i < 1_000; i++) {
        link.publish("channel", bytes("" + i));
      }
      int arrived = 0;
      while (there.next(Duration.ZERO).isPresent()) {
        arrived++;
      }
      assertThat(arrived).isBetween(600, 800);
    }
  }

  @Test
  void handsMessagesOverLaterAndInTheirOrder() throws Exception {
    try (Transport.Subscription here = link.subscribe("channel")) {
      link.delay(Duration.ofMillis(50));
      long before = System.nanoTime();
      bus.publish("channel", bytes("first"));
      bus.publish("channel", bytes("second"));

      assertThat(here.next(Duration.ZERO)).isEmpty();
      assertThat(here.next(PATIENCE)).contains(bytes("first"));
      assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(50_000_000L);
      assertThat(here.next(PATIENCE)).contains(bytes("second"));
    }
  }

  @Test
  void refusesWhatIsNoShareAndNoDelay() {
    assertThatThrownBy(() -> link.lose(1.1)).hasMessageEndingWith("must be 0 to 1, was 1.1");
    assertThatThrownBy(() -> link.delay(Duration.ofMillis(-1)))
        .hasMessageEndingWith("was PT-0.001S");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
