package io.orcastrike.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.core.protocol.Channels;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link Transport} keeps while nothing disturbs it. A test class of a transport extends
 * this, and adds tests of what happens when it is disturbed.
 *
 * <pre>{@code
 * class RedisTransportContractTest extends TransportContract {
 *   @Override
 *   protected Transport connect() throws IOException {
 *     return RedisTransport.connect("redis://localhost:6379"); // a server for tests
 *   }
 * }
 * }</pre>
 *
 * <p>A test that fails is named like the rule that the transport breaks. A rule that asks for
 * nothing to arrive gives what is wrong no time to come: it is checked when something that was sent
 * later has arrived.
 */
@Timeout(60)
public abstract class TransportContract {
  /** The bound of a wait for something that comes. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** More than any subscription holds. */
  private static final int TOO_MANY = 50_000;

  private final Channels names = new Channels("contract");
  private final String channel = names.beat("1");
  private final String other = names.beat("2");
  private final List<Transport> connected = new ArrayList<>();
  private Transport here;
  private Transport there;

  /**
   * Connects one more process to a bus that is the same for all of a test. May return the same
   * transport again, which is then closed more than once.
   */
  protected abstract Transport connect() throws Exception;

  @BeforeEach
  void connectTwo() throws Exception {
    here = connectOne();
    there = connectOne();
  }

  private Transport connectOne() throws Exception {
    Transport transport = connect();
    connected.add(transport);
    return transport;
  }

  @AfterEach
  void closeBoth() {
    for (Transport transport : connected) {
      transport.close();
    }
  }

  @Test
  void carriesMessagesInTheOrderOfTheirPublisher() throws Exception {
    try (Transport.Subscription inbox = there.subscribe(channel)) {
      for (int i = 0; i < 1_000; i++) {
        here.publish(channel, text("" + i));
      }
      for (int i = 0; i < 1_000; i++) {
        assertThat(nextText(inbox)).isEqualTo("" + i);
      }
    }
  }

  @Test
  void carriesAMessageToAllWhoAreSubscribed() throws Exception {
    try (Transport.Subscription one = here.subscribe(channel);
        Transport.Subscription two = here.subscribe(channel);
        Transport.Subscription three = there.subscribe(other, channel)) {
      here.publish(channel, text("to all"));

      for (Transport.Subscription inbox : List.of(one, two, three)) {
        assertThat(nextText(inbox)).isEqualTo("to all");
        assertIsEmpty(inbox);
      }
    }
  }

  @Test
  void givesEachSubscriberBytesOfItsOwn() throws Exception {
    byte[] sent = text("as sent");
    try (Transport.Subscription one = there.subscribe(channel);
        Transport.Subscription two = there.subscribe(channel)) {
      here.publish(channel, sent);
      byte[] first = next(one);
      first[0]++;

      assertThat(nextText(two)).isEqualTo("as sent");
      assertThat(sent).isEqualTo(text("as sent"));
    }
  }

  @Test
  void carriesNothingToOtherChannels() throws Exception {
    String elsewhere = new Channels("contract-2").beat("1");
    try (Transport.Subscription inbox = there.subscribe(channel)) {
      here.publish(other, text("other channel"));
      here.publish(elsewhere, text("other namespace"));
      here.publish(channel + "0", text("longer name"));
      here.publish("*", text("a pattern"));
      here.publish(channel, text("mine"));

      assertThat(nextText(inbox)).isEqualTo("mine");
      assertIsEmpty(inbox);
    }
  }

  @Test
  void takesNoPatterns() throws Exception {
    try (Transport.Subscription inbox = there.subscribe(names.beat("*"), other)) {
      here.publish(channel, text("would match"));
      here.publish(other, text("mine"));

      assertThat(nextText(inbox)).isEqualTo("mine");
    }
  }

  @Test
  void carriesEveryByte() throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    assertCarries(all);
  }

  @Test
  void carriesAnEmptyMessage() throws Exception {
    assertCarries(new byte[0]);
  }

  @Test
  void carriesTheLargestMessage() throws Exception {
    byte[] largest = new byte[Transport.MOST_BYTES];
    for (int i = 0; i < largest.length; i++) {
      largest[i] = (byte) (i * 31 + i / 256);
    }
    assertCarries(largest);
  }

  @Test
  void refusesALargerMessageAndSaysWhy() throws Exception {
    try (Transport.Subscription inbox = there.subscribe(channel)) {
      assertThatThrownBy(() -> here.publish(channel, new byte[Transport.MOST_BYTES + 1]))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("%,d".formatted(Transport.MOST_BYTES))
          .hasMessageContaining("%,d".formatted(Transport.MOST_BYTES + 1))
          .hasMessageContaining(channel);
      here.publish(channel, text("small"));

      assertThat(nextText(inbox)).isEqualTo("small");
    }
  }

  @Test
  void receivesAnAddedChannelFromThenOn() throws Exception {
    try (Transport.Subscription inbox = there.subscribe(channel)) {
      here.publish(other, text("too early"));
      here.publish(channel, text("before"));
      assertThat(nextText(inbox)).isEqualTo("before");
      inbox.add(other);
      here.publish(other, text("after"));

      assertThat(nextText(inbox)).isEqualTo("after");
    }
  }

  @Test
  void receivesNoMoreOfARemovedChannel() throws Exception {
    try (Transport.Subscription inbox = there.subscribe(channel, other);
        Transport.Subscription second = there.subscribe(channel)) {
      inbox.remove(channel);
      here.publish(channel, text("too late"));
      here.publish(other, text("still"));

      assertThat(nextText(inbox)).isEqualTo("still");
      assertIsEmpty(inbox);
      assertThat(nextText(second)).isEqualTo("too late");
    }
  }

  @Test
  void receivesAChannelAgainAfterItWasRemoved() throws Exception {
    try (Transport.Subscription inbox = there.subscribe(channel)) {
      for (int i = 0; i < 50; i++) {
        inbox.remove(channel);
        inbox.add(channel);
        here.publish(channel, text("" + i));
        assertThat(nextText(inbox)).isEqualTo("" + i);
      }
    }
  }

  @Test
  void canBeSubscribedToNothingAtFirst() throws Exception {
    try (Transport.Subscription inbox = there.subscribe()) {
      inbox.add(channel);
      here.publish(channel, text("heard"));

      assertThat(nextText(inbox)).isEqualTo("heard");
    }
  }

  @Test
  void addingTwiceReceivesOnce() throws Exception {
    try (Transport.Subscription inbox = there.subscribe(channel, channel)) {
      inbox.add(channel);
      inbox.remove(other);
      here.publish(channel, text("once"));

      assertThat(nextText(inbox)).isEqualTo("once");
      assertIsEmpty(inbox);
    }
  }

  @Test
  void nextReturnsEmptyWhenNothingComes() throws Exception {
    try (Transport.Subscription inbox = there.subscribe(channel)) {
      assertThat(inbox.next(Duration.ofMillis(20))).isEmpty();
      assertThat(inbox.next(Duration.ZERO)).isEmpty();
      assertThat(inbox.next(Duration.ofMillis(-1))).isEmpty();
    }
  }

  @Test
  void closingASubscriptionWakesItsReader() throws Exception {
    Transport.Subscription inbox = there.subscribe(channel);
    assertWakes(inbox, inbox::close);
  }

  @Test
  void closingTheTransportWakesAReader() throws Exception {
    assertWakes(there.subscribe(channel), there::close);
  }

  private void assertWakes(Transport.Subscription inbox, Runnable close) throws Exception {
    Future<Optional<byte[]>> reader = readerOf(inbox);
    close.run();

    assertThat(reader.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEmpty();
    assertThat(inbox.next(Duration.ofHours(1))).isEmpty();
    inbox.close();
  }

  /** Returns what a thread gets that waits for the next message already. */
  private static Future<Optional<byte[]>> readerOf(Transport.Subscription inbox) {
    FutureTask<Optional<byte[]>> task = new FutureTask<>(() -> inbox.next(Duration.ofHours(1)));
    awaitThatWaits(Thread.ofVirtual().start(task));
    return task;
  }

  private static void awaitThatWaits(Thread reader) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (reader.getState() != Thread.State.TIMED_WAITING && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(reader.getState()).isEqualTo(Thread.State.TIMED_WAITING);
  }

  @Test
  void aClosedSubscriptionReceivesNothingAndOthersGoOn() throws Exception {
    Transport.Subscription closed = there.subscribe(channel);
    try (Transport.Subscription open = there.subscribe(channel)) {
      closed.close();
      here.publish(channel, text("after"));

      assertThat(nextText(open)).isEqualTo("after");
      assertThat(closed.next(Duration.ZERO)).isEmpty();
    }
  }

  @Test
  void interruptingAReaderThrows() throws Exception {
    try (Transport.Subscription inbox = there.subscribe(channel)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> inbox.next(Duration.ofHours(1)))
          .isInstanceOf(InterruptedException.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  void aSlowReaderLosesTheOldestAndHoldsUpNobody() throws Exception {
    try (Transport.Subscription slow = there.subscribe(channel);
        Transport.Subscription quick = there.subscribe(other)) {
      for (int i = 0; i < TOO_MANY; i++) {
        here.publish(channel, text("" + i));
      }
      here.publish(other, text("all sent"));
      assertThat(nextText(quick)).isEqualTo("all sent");

      List<Integer> kept = new ArrayList<>();
      for (Optional<byte[]> message = slow.next(Duration.ZERO);
          message.isPresent();
          message = slow.next(Duration.ZERO)) {
        kept.add(Integer.parseInt(new String(message.get(), UTF_8)));
      }
      assertThat(kept).hasSizeBetween(1, TOO_MANY - 1).isSorted().endsWith(TOO_MANY - 1);
    }
  }

  @Test
  void manyThreadsPublish() throws Exception {
    int threads = 8;
    int each = 1_250;
    try (Transport.Subscription inbox = there.subscribe(channel)) {
      try (ExecutorService publishers = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> all = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
          int number = thread;
          all.add(publishers.submit(() -> publishMany(number * each, each)));
        }
        for (Future<?> one : all) {
          one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
      }
      Set<Integer> heard = new TreeSet<>();
      for (int i = 0; i < threads * each; i++) {
        heard.add(Integer.parseInt(nextText(inbox)));
      }
      assertThat(heard).hasSize(threads * each).contains(0, threads * each - 1);
    }
  }

  private Void publishMany(int from, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      here.publish(channel, text("" + (from + i)));
    }
    return null;
  }

  @Test
  void whatWasPublishedBeforeClosingArrives() throws Exception {
    try (Transport.Subscription inbox = there.subscribe(channel)) {
      for (int i = 0; i < 100; i++) {
        here.publish(channel, text("" + i));
      }
      if (!here.equals(there)) {
        here.close();
      }
      for (int i = 0; i < 100; i++) {
        assertThat(nextText(inbox)).isEqualTo("" + i);
      }
    }
  }

  @Test
  void refusesAllOnceClosed() {
    here.close();
    assertThatThrownBy(() -> here.publish(channel, text("too late")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> here.subscribe(channel))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("closed");
  }

  private void assertCarries(byte[] message) throws Exception {
    try (Transport.Subscription inbox = there.subscribe(channel)) {
      here.publish(channel, message);
      assertThat(next(inbox)).isEqualTo(message);
    }
  }

  /** Nothing is under way: what was sent before has arrived at this or another subscription. */
  private static void assertIsEmpty(Transport.Subscription inbox) throws InterruptedException {
    assertThat(inbox.next(Duration.ZERO)).isEmpty();
  }

  private static byte[] next(Transport.Subscription inbox) throws InterruptedException {
    Optional<byte[]> message = inbox.next(PATIENCE);
    assertThat(message).as("a message within %s", PATIENCE).isPresent();
    return message.get();
  }

  private static String nextText(Transport.Subscription inbox) throws InterruptedException {
    return new String(next(inbox), UTF_8);
  }

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }
}
