package io.orcastrike.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What tests of faults do: send until it comes through, as who uses a transport does. */
final class Messages {
  static final String CHANNEL = "orca:{test}:run:1:beat";

  /** Short, so that a test needs not wait for long. */
  static final Timing QUICK =
      new Timing(Duration.ofMillis(800), Duration.ofMillis(200), Duration.ofMillis(200));

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Messages() {}

  /** Sends again and again until one comes; what was sent before has no chance to be it. */
  static void assertFlows(Transport from, Transport.Subscription to) throws InterruptedException {
    String text = "flows " + System.nanoTime();
    long end = System.nanoTime() + PATIENCE.toNanos();
    String last = "never sent";
    while (System.nanoTime() < end) {
      try {
        from.publish(CHANNEL, text.getBytes(UTF_8));
        last = "sent";
      } catch (IOException e) {
        last = "not sent: " + e;
      }
      Optional<byte[]> message = to.next(Duration.ofMillis(50));
      while (message.isPresent()) {
        if (new String(message.get(), UTF_8).equals(text)) {
          return;
        }
        message = to.next(Duration.ZERO);
      }
    }
    assertThat(last).as("nothing came within %s", PATIENCE).isNull();
  }

  /** Sends until that fails, and returns how. */
  static IOException failure(Transport from, String channel) {
    IOException[] failure = new IOException[1];
    await(
        () -> {
          try {
            from.publish(channel, new byte[] {1});
            return false;
          } catch (IOException e) {
            failure[0] = e;
            return true;
          }
        });
    return failure[0];
  }

  /** Waits for a condition, for a bounded time. */
  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("not within %s", PATIENCE).isLessThan(end);
      LockSupport.parkNanos(2_000_000);
    }
  }
}
