package io.orcastrike.core.inline;

import io.orcastrike.core.protocol.Channels;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.TestNotFoundException;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the pieces of one test: asks for a few that are missing, again and again with jitter, and
 * takes whatever comes, whoever asked for it.
 *
 * <p>Used by one thread.
 */
final class PieceFetch {
  private static final long ASK_NANOS = 200_000_000L;
  private static final long MOST_WAITING = 30_000_000_000L;

  private final InlineAddress address;
  private final Transport transport;
  private final String asks;
  private final Transport.Subscription inbox;
  private final Clock clock;
  private final byte[] content;
  private final BitSet there = new BitSet();
  private @Nullable PieceList pieces;
  private long progressAt;

  /** The size of the address is bounded by whoever makes this. */
  PieceFetch(
      InlineAddress address,
      Transport transport,
      Channels channels,
      Transport.Subscription inbox,
      Clock clock) {
    this.address = address;
    this.transport = transport;
    this.asks = channels.asks(address.digest());
    this.inbox = inbox;
    this.clock = clock;
    this.content = new byte[(int) address.size()];
  }

  /**
   * Returns the content, when all is there.
   *
   * @throws TestNotFoundException if nothing has come for 30 s
   */
  byte[] content() throws InterruptedException, TestNotFoundException {
    progressAt = clock.nanos();
    long askAt = clock.nanos();
    while (!isWhole()) {
      if (clock.nanos() >= askAt) {
        askAt = clock.nanos() + ASK_NANOS + ThreadLocalRandom.current().nextLong(ASK_NANOS);
        ask();
      }
      Optional<byte[]> message = inbox.next(Duration.ofNanos(Math.max(1, askAt - clock.nanos())));
      if (message.isPresent() && take(PieceMessage.decode(message.get()))) {
        progressAt = clock.nanos();
        if (isAnswered()) {
          askAt = clock.nanos();
        }
      } else if (clock.nanos() - progressAt > MOST_WAITING) {
        throw new TestNotFoundException(
            "the leader has handed out nothing of %s for 30 s, %d of %d pieces are there"
                .formatted(address.name(), there.cardinality(), PieceList.count(address.size())));
      }
    }
    return content;
  }

  private boolean isWhole() {
    return pieces != null && there.cardinality() == pieces.count();
  }

  /** Tells whether all that was asked for last is there, so that the next can be asked for. */
  private boolean isAnswered() {
    return there.cardinality() % PieceMessage.MOST_ASKED == 0;
  }

  private void ask() {
    List<Integer> numbers = new ArrayList<>();
    if (pieces == null) {
      numbers.add(PieceMessage.LIST);
    } else {
      int number = there.nextClearBit(0);
      while (number < pieces.count() && numbers.size() < PieceMessage.MOST_ASKED) {
        numbers.add(number);
        number = there.nextClearBit(number + 1);
      }
    }
    try {
      transport.publish(asks, PieceMessage.ask(numbers));
    } catch (IOException e) {
      // asked again soon
    }
  }

  /** Returns whether it brought anything new; whatever is not right is passed over. */
  private boolean take(PieceMessage message) {
    PieceList list = pieces;
    if (list == null) {
      if (message.number() == PieceMessage.LIST
          && Sha256.hex(message.content()).equals(address.digest())) {
        pieces = PieceList.decode(message.content(), address.size());
        return true;
      }
      return false;
    }
    int number = message.number();
    if (number < 0 || there.get(number) || !list.isRight(number, message.content())) {
      return false;
    }
    int from = number * PieceList.PIECE_BYTES;
    if (from + message.content().length > content.length) {
      return false;
    }
    System.arraycopy(message.content(), 0, content, from, message.content().length);
    there.set(number);
    return true;
  }
}
