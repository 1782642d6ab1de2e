package io.orcastrike.samples.jms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of it when the broker is away. */
@Timeout(60)
class JmsFaultsTest {
  private static final String CHANNEL = "orca:{tests}:run:1:beat";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;
  private Broker broker;
  private JmsTransport here;
  private JmsTransport there;

  @BeforeEach
  void connect() throws Exception {
    broker = new Broker(folder);
    here = broker.connect();
    there = broker.connect();
  }

  @AfterEach
  void close() throws Exception {
    here.close();
    there.close();
    broker.close();
  }

  /** Sends until something arrives, as those who use a transport do. */
  private static byte[] awaitFlow(Transport from, String channel, Transport.Subscription to)
      throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      try {
        from.publish(channel, channel.getBytes(UTF_8));
      } catch (IOException e) {
        // said again
      }
      Optional<byte[]> message = to.next(Duration.ofMillis(20));
      if (message.isPresent()) {
        return message.get();
      }
    }
    throw new AssertionError("nothing arrived within " + PATIENCE);
  }

  @Test
  void goesOnWithAllItHeardAfterTheBrokerWasRestartedEmpty() throws Exception {
    try (Transport.Subscription inbox = there.subscribe(CHANNEL)) {
      inbox.add(CHANNEL + "2");
      inbox.add(CHANNEL + "3");
      inbox.remove(CHANNEL + "3");
      broker.stop();
      broker.start();

      awaitFlow(here, CHANNEL, inbox);
      assertThat(awaitFlow(here, CHANNEL + "2", inbox)).isNotEmpty();
      here.publish(CHANNEL + "3", new byte[] {3});
      here.publish(CHANNEL, new byte[] {1});
      byte[] last;
      do {
        last = inbox.next(PATIENCE).orElseThrow();
        assertThat(last).isNotEqualTo(new byte[] {3});
      } while (last.length != 1);
    }
  }

  @Test
  void refusesWhileTheBrokerIsAway() throws Exception {
    Transport.Subscription inbox = there.subscribe(CHANNEL);
    broker.stop();
    awaitRefusal(there);

    assertThatThrownBy(() -> there.publish(CHANNEL, new byte[1]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the broker is away");
    assertThatThrownBy(() -> there.subscribe(CHANNEL)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> inbox.add(CHANNEL + "2")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> broker.connect())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be reached");
    assertThat(inbox.next(Duration.ZERO)).isEmpty();
    broker.start();
    awaitFlow(here, CHANNEL, inbox);
  }

  private static void awaitRefusal(Transport transport) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      try {
        transport.publish(CHANNEL, new byte[1]);
        Thread.onSpinWait();
      } catch (IOException e) {
        if (e.getMessage().contains("is away")) {
          return;
        }
      }
    }
    throw new AssertionError("sends although there is no broker");
  }

  @Test
  void closesWhileTheBrokerIsAway() throws Exception {
    broker.stop();
    here.close();

    assertThatThrownBy(() -> here.publish(CHANNEL, new byte[1]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("closed");
    broker.start();
  }
}
