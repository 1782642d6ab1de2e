package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.local.InProcessTransport;
import io.orcastrike.spi.Transport;
import io.orcastrike.testkit.ManualClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PulseTest {
  private final ManualClock clock = new ManualClock();
  private final Pulse pulse = new Pulse(clock);
  private final AtomicBoolean connected = new AtomicBoolean(true);

  @Test
  void beatsWhileConnectedAndAsked() throws Exception {
    assertThat(pulse.beats()).as("before there is a drone").isFalse();
    try (Transport transport = pulse.of(new InProcessTransport(), connected::get)) {
      assertThat(pulse.beats()).as("before it hears anything").isFalse();
      try (Transport.Subscription inbox = transport.subscribe("one")) {
        assertThat(pulse.beats()).isTrue();
        connected.set(false);
        assertThat(pulse.beats()).as("cut off").isFalse();
        connected.set(true);
        clock.advance(Duration.ofSeconds(4));
        assertThat(pulse.beats()).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(pulse.beats()).as("not asked for 5 s").isFalse();
        assertThat(inbox.next(Duration.ZERO)).isEmpty();
        assertThat(pulse.beats()).isTrue();
      }
      assertThat(pulse.beats()).as("at the end").isFalse();
    }
  }

  @Test
  void oneOfManyThatHangsStopsIt() throws Exception {
    try (Transport transport = pulse.of(new InProcessTransport(), connected::get);
        Transport.Subscription turning = transport.subscribe("one");
        Transport.Subscription hanging = transport.subscribe("one")) {
      clock.advance(Duration.ofSeconds(5));
      assertThat(turning.next(Duration.ZERO)).isEmpty();
      assertThat(pulse.beats()).isFalse();
      assertThat(hanging.next(Duration.ZERO)).isEmpty();
      assertThat(pulse.beats()).isTrue();
    }
  }

  @Test
  void messagesPass() throws Exception {
    try (Transport transport = pulse.of(new InProcessTransport(), connected::get);
        Transport.Subscription inbox = transport.subscribe("one")) {
      inbox.add("two");
      transport.publish("two", new byte[] {2});
      assertThat(inbox.next(Duration.ofSeconds(20))).hasValue(new byte[] {2});
      inbox.remove("two");
      transport.publish("two", new byte[] {3});
      transport.publish("one", new byte[] {1});
      assertThat(inbox.next(Duration.ofSeconds(20))).hasValue(new byte[] {1});
    }
  }
}
