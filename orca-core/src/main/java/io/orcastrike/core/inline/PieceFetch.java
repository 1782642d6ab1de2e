package io.orcastrike.core.inline;

import io.orcastrike.core.local.Sha256;
import io.orcastrike.core.local.Trouble;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.TestNotFoundException;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers the pieces of one test in a file: asks for a few that are missing, again and again with
 * jitter, and takes whatever is right, whoever asked for it.
 *
 * <p>Used by one thread.
 */
final class PieceFetch {
  private static final Logger LOG = LoggerFactory.getLogger(PieceFetch.class);
  private static final long ASK_NANOS = 200_000_000L;

  /** The leader sends half of what may be asked for in about this time. */
  private static final long SOON_NANOS = 100_000_000L;

  private static final Duration MOST_WAITING = Duration.ofSeconds(30);

  private final InlineAddress address;
  private final Transport transport;
  private final String asks;
  private final Transport.Subscription inbox;
  private final Clock clock;
  private final BitSet asked = new BitSet();
  private final BitSet there = new BitSet();
  private @Nullable PieceList pieces;

  /**
   * Makes a fetch.
   *
   * @param address of at most the largest size
   * @param asks the channel to ask on
   * @param inbox where pieces arrive
   */
  PieceFetch(
      InlineAddress address,
      Transport transport,
      String asks,
      Transport.Subscription inbox,
      Clock clock) {
    this.address = address;
    this.transport = transport;
    this.asks = asks;
    this.inbox = inbox;
    this.clock = clock;
  }

  /**
   * Fills the file until all is there.
   *
   * @throws TestNotFoundException if nothing that is right has come for 30 s, or it cannot be put
   *     together
   * @throws IOException if the file cannot be written
   */
  void into(Path file) throws InterruptedException, IOException, TestNotFoundException {
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      long progressAt = clock.nanos();
      long askAt = progressAt;
      while (!isWhole()) {
        if (clock.nanos() >= askAt) {
          askAt = clock.nanos() + ASK_NANOS + jitter(ASK_NANOS);
          ask();
        }
        Optional<byte[]> message = inbox.next(Duration.ofNanos(Math.max(1, askAt - clock.nanos())));
        if (message.isPresent() && take(PieceMessage.decode(message.get()), out)) {
          progressAt = clock.nanos();
          askAt = isHalfAnswered() ? Math.min(askAt, progressAt + jitter(SOON_NANOS)) : askAt;
        } else if (clock.nanos() - progressAt > MOST_WAITING.toNanos()) {
          throw silent();
        }
        if (message.isEmpty()) {
          clock.sleepUntil(askAt); // an inbox that has been closed does not wait
        }
      }
    }
  }

  private static long jitter(long most) {
    return ThreadLocalRandom.current().nextLong(most);
  }

  private boolean isWhole() {
    return pieces != null && there.cardinality() == pieces.count();
  }

  /** Tells whether so much of what was asked for is there that the next should be asked for. */
  private boolean isHalfAnswered() {
    BitSet missing = (BitSet) asked.clone();
    missing.andNot(there);
    return missing.cardinality() <= PieceMessage.MOST_ASKED / 2;
  }

  private void ask() {
    List<Integer> numbers = new ArrayList<>();
    if (pieces == null) {
      numbers.add(PieceMessage.LIST);
    } else {
      asked.clear();
      int number = there.nextClearBit(0);
      while (number < pieces.count() && numbers.size() < PieceMessage.MOST_ASKED) {
        numbers.add(number);
        asked.set(number);
        number = there.nextClearBit(number + 1);
      }
    }
    try {
      transport.publish(asks, PieceMessage.ask(numbers));
    } catch (IOException e) {
      LOG.debug("pieces of {} will be asked for again", address.name(), e);
    }
  }

  /** Returns whether it brought anything new; whatever is not right is passed over. */
  private boolean take(PieceMessage message, RandomAccessFile out)
      throws IOException, TestNotFoundException {
    PieceList list = pieces;
    if (list == null) {
      boolean right =
          message.number() == PieceMessage.LIST
              && Sha256.hex(message.content()).equals(address.digest());
      if (right) {
        pieces = list(message.content());
      }
      return right;
    }
    int number = message.number();
    if (number < 0 || there.get(number) || !list.isRight(number, message.content())) {
      return false;
    }
    out.seek(PieceList.from(number));
    out.write(message.content());
    there.set(number);
    return true;
  }

  private PieceList list(byte[] encoded) throws TestNotFoundException {
    try {
      return PieceList.decode(encoded, address.size());
    } catch (IllegalArgumentException e) {
      throw Trouble.of(
          "the test that the leader hands out cannot be put together: " + e.getMessage(),
          address,
          "a leader that announces another size than it has",
          "a leader of the same version as the drone",
          e);
    }
  }

  private TestNotFoundException silent() {
    return Trouble.of(
        "the leader has handed out nothing of %s for %d s, %,d of %,d pieces are there"
            .formatted(
                address.name(),
                MOST_WAITING.toSeconds(),
                there.cardinality(),
                PieceList.count(address.size())),
        asks,
        "the leader has ended, or may not publish pieces, or this drone not ask for them",
        "orca acl, whose rules say who may");
  }
}
