package io.orcastrike.core.inline;

import io.orcastrike.core.local.InProcessTransport;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Loses, doubles and delays messages by a seed, and counts how often a piece was published. */
final class LossyTransport implements Transport {
  private record Message(String channel, byte[] content) {}

  private final InProcessTransport bus = new InProcessTransport();
  private final Random random;
  private final double each;
  private final List<Message> held = new ArrayList<>();
  private final Map<Integer, Integer> pieces = new TreeMap<>();

  /**
   * Makes a transport.
   *
   * @param each the share of messages that is lost, that is doubled, and that is held back
   */
  LossyTransport(long seed, double each) {
    this.random = new Random(seed);
    this.each = each;
  }

  @Override
  public synchronized void publish(String channel, byte[] content) throws IOException {
    if (channel.endsWith(":piece") && content.length >= Integer.BYTES) {
      pieces.merge(ByteBuffer.wrap(content).getInt(), 1, Integer::sum);
    }
    Message message = new Message(channel, content);
    double fate = random.nextDouble();
    if (fate < each) {
      return;
    }
    if (fate < 3 * each) {
      held.add(message); // one that is doubled comes again later
    }
    if (fate < each || fate >= 2 * each) {
      bus.publish(channel, content);
    }
    if (random.nextInt(4) == 0) {
      Collections.shuffle(held, random);
      for (Message late : held) {
        bus.publish(late.channel, late.content);
      }
      held.clear();
    }
  }

  /** Returns how often each piece was published; the list has the number -1. */
  synchronized Map<Integer, Integer> pieces() {
    return Map.copyOf(pieces);
  }

  @Override
  public Subscription subscribe(String... channels) throws IOException {
    return bus.subscribe(channels);
  }

  @Override
  public void close() {
    bus.close();
  }
}
