package io.orcastrike.core.protocol.sim;

import io.orcastrike.core.protocol.Codec;
import io.orcastrike.core.protocol.CodecException;
import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.Message;
import java.util.List;
import java.util.SplittableRandom;

/** A bus that loses, doubles, delays and reorders, by its seed. */
final class Bus {
  private static final long MILLI = 1_000_000L;
  private static final int MOST_START_DELAY_MILLIS = 6_000;

  private final World world;
  private final SplittableRandom random;
  private final Codec codec;
  private final boolean asBytes;
  private final int mostDelayMillis;
  private double tail;
  private final int mostTailMillis;
  double loss;
  double doubled;
  long wipedUntil;
  private double delayedStarts;

  /** A message on its way to one participant. */
  record Arrival(String channel, Envelope envelope, long sentAt) {
    boolean isToMany() {
      return channel.endsWith(":beat") || channel.endsWith(":announce");
    }
  }

  Bus(World world, SplittableRandom random, Codec codec, boolean asBytes, boolean calm) {
    this.world = world;
    this.random = random;
    this.codec = codec;
    this.asBytes = asBytes;
    this.loss = random.nextBoolean() ? 0 : random.nextDouble(calm ? 0.15 : 0.35);
    this.doubled = random.nextInt(3) == 0 ? 0 : random.nextDouble(0.3);
    this.mostDelayMillis = random.nextBoolean() ? 5 : 1 + random.nextInt(600);
    this.tail =
        calm || random.nextInt(3) != 0 ? 0 : random.nextDouble(random.nextBoolean() ? 0.05 : 0.4);
    this.mostTailMillis = random.nextInt(3) == 0 ? 40_000 : 6_000;
  }

  /** Says nearly everything twice, and brings a share of the starts late; all else comes soon. */
  void delayStarts(double share) {
    delayedStarts = share;
    doubled = 0.9;
    tail = 0;
  }

  /** Tells whether nothing but starts is on its way for seconds. */
  boolean isQuick() {
    return tail == 0;
  }

  /** Tells whether what is sent arrives, most of it and soon. */
  boolean isFair() {
    return loss < 0.05 && tail == 0;
  }

  boolean isWiped() {
    return world.now() < wipedUntil;
  }

  void publish(Participant from, String channel, Envelope envelope) {
    if (isWiped() || world.now() < from.muteUntil) {
      return;
    }
    Arrival arrival = new Arrival(channel, carried(envelope), world.now());
    for (Participant to : List.copyOf(world.participants)) {
      if (to.alive && to.hears(channel)) {
        int copies = doubled > 0 && random.nextDouble() < doubled ? 2 : 1;
        for (int i = 0; i < copies; i++) {
          if (loss == 0 || random.nextDouble() >= loss) {
            world.at(world.now() + delay(envelope), () -> to.arrive(arrival));
          }
        }
      }
    }
  }

  private long delay(Envelope envelope) {
    long millis = 1 + random.nextInt(mostDelayMillis);
    if (tail > 0 && random.nextDouble() < tail) {
      millis += random.nextInt(mostTailMillis);
    }
    boolean start = delayedStarts > 0 && envelope.message() instanceof Message.Start;
    if (start && random.nextDouble() < delayedStarts) {
      millis += random.nextInt(MOST_START_DELAY_MILLIS);
    }
    return millis * MILLI + random.nextInt(1_000_000);
  }

  private Envelope carried(Envelope envelope) {
    if (!asBytes) {
      return envelope;
    }
    try {
      return codec.decode(codec.encode(envelope));
    } catch (CodecException e) {
      throw new IllegalStateException(e);
    }
  }
}
