package io.orcastrike.testkit;

import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;

/**
 * One process's way to a bus, which can be cut, made slow, and made to lose messages: those that it
 * sends and those that it receives. Nobody is told of a loss, as on a network.
 *
 * <p>Safe for use by many threads.
 */
public final class FaultyTransport implements Transport {
  private final Transport bus;
  private final Random random;
  private volatile boolean cut;
  private volatile double lost;
  private volatile Duration delay = Duration.ZERO;

  /**
   * Makes a way to a bus without faults so far.
   *
   * @param bus is closed with this
   * @param seed of the losses
   */
  public FaultyTransport(Transport bus, long seed) {
    this.bus = bus;
    this.random = new Random(seed);
  }

  /** Lets nothing through from now on, in neither direction. */
  public void cutOff() {
    cut = true;
  }

  /** Lets messages through again; those of meanwhile are lost. */
  public void letIn() {
    cut = false;
  }

  /**
   * Loses a share of all messages from now on, each of them by chance; 0: none.
   *
   * @param share 0 to 1
   */
  public void lose(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share of losses must be 0 to 1, was " + share);
    }
    lost = share;
  }

  /** Hands messages that arrive from now on over later, in their order; zero: at once. */
  public void delay(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("a delay must be >= 0, was " + by);
    }
    delay = by;
  }

  private boolean loses() {
    double share = lost;
    return cut || (share > 0 && random.nextDouble() < share);
  }

  @Override
  public void publish(String channel, byte[] message) throws IOException {
    if (!loses()) {
      bus.publish(channel, message);
    }
  }

  @Override
  public Subscription subscribe(String... channels) throws IOException {
    return new Delayed(bus.subscribe(channels));
  }

  @Override
  public void close() {
    bus.close();
  }

  /** A message that is under way, and when it arrives by {@link System#nanoTime()}. */
  private static final class Late {
    final byte[] message;
    final long due;

    Late(byte[] message, long due) {
      this.message = message;
      this.due = due;
    }
  }

  /**
   * Holds messages back until they are due. Takes no more than {@link #MOST_LATE} from the bus in
   * advance, which bounds what it holds itself.
   */
  private final class Delayed implements Subscription {
    private static final int MOST_LATE = 16_384;

    private final Subscription arriving;
    private final Deque<Late> late = new ArrayDeque<>();

    Delayed(Subscription arriving) {
      this.arriving = arriving;
    }

    @Override
    public Optional<byte[]> next(Duration timeout) throws InterruptedException {
      long end = System.nanoTime() + timeout.toNanos();
      while (true) {
        long now = System.nanoTime();
        Late first = late.peek();
        if (first != null && first.due - now <= 0) {
          late.remove();
          return Optional.of(first.message);
        }
        long until = first == null || end - first.due < 0 ? end : first.due;
        if (late.size() == MOST_LATE) {
          late.remove(); // the oldest is given up, as every subscription does
        }
        Optional<byte[]> arrived = arriving.next(Duration.ofNanos(until - now));
        if (arrived.isPresent()) {
          take(arrived.get());
        } else if (System.nanoTime() - end >= 0 || isClosed(until)) {
          return Optional.empty();
        }
      }
    }

    /** Nothing before its time: the bus's subscription is closed. */
    private boolean isClosed(long until) {
      return System.nanoTime() - until < 0;
    }

    private void take(byte[] message) {
      if (!loses()) {
        late.add(new Late(message, System.nanoTime() + delay.toNanos()));
      }
    }

    @Override
    public void add(String channel) throws IOException {
      arriving.add(channel);
    }

    @Override
    public void remove(String channel) {
      arriving.remove(channel);
    }

    @Override
    public void close() {
      arriving.close();
    }
  }
}
