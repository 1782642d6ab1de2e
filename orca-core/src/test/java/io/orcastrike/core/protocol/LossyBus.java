package io.orcastrike.core.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/** A bus that loses, doubles, delays and reorders, by its seed. */
final class LossyBus {
  private final SplittableRandom random;
  private final boolean asBytes;
  private final Codec codec;
  private final double loss;
  private final double doubled;
  private final int mostDelayMillis;
  private final PriorityQueue<Delivery> waiting = new PriorityQueue<>();
  private final Set<String> cutOff = new HashSet<>();
  private long order;

  private record Delivery(long atMillis, long order, String channel, Envelope envelope)
      implements Comparable<Delivery> {
    @Override
    public int compareTo(Delivery other) {
      int byTime = Long.compare(atMillis, other.atMillis);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  /**
   * Makes a bus.
   *
   * @param asBytes whether messages travel as bytes, which takes longer
   */
  LossyBus(SplittableRandom random, Codec codec, boolean asBytes) {
    this.asBytes = asBytes;
    this.random = random;
    this.codec = codec;
    this.loss = random.nextDouble(0.4);
    this.doubled = random.nextDouble(0.3);
    this.mostDelayMillis = 1 + random.nextInt(800);
  }

  /** Cuts a participant off, or lets it take part again. */
  void cutOff(String participant, boolean off) {
    if (off) {
      cutOff.add(participant);
    } else {
      cutOff.remove(participant);
    }
  }

  boolean isCutOff(String participant) {
    return cutOff.contains(participant);
  }

  void publish(String from, String channel, Envelope envelope, long nowMillis)
      throws CodecException {
    Envelope carried = asBytes ? codec.decode(codec.encode(envelope)) : envelope;
    int copies = random.nextDouble() < doubled ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      if (!isCutOff(from) && random.nextDouble() >= loss) {
        long at = nowMillis + 1 + random.nextInt(mostDelayMillis);
        waiting.add(new Delivery(at, order++, channel, carried));
      }
    }
  }

  /** Returns what arrives now, with its channel. */
  List<Arrival> arriving(long nowMillis) {
    List<Arrival> arriving = new ArrayList<>();
    while (!waiting.isEmpty() && waiting.peek().atMillis <= nowMillis) {
      Delivery delivery = waiting.remove();
      arriving.add(new Arrival(delivery.channel, delivery.envelope));
    }
    return arriving;
  }

  record Arrival(String channel, Envelope envelope) {}
}
