package io.orcastrike.core.protocol;

import io.orcastrike.core.measure.Slice;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The batches of a drone that are not acknowledged. The oldest is sent again first, less and less
 * often. While it is full no slice is to be cut: the one under way grows.
 */
final class Outbox {
  private static final int MOST_BATCHES = 32;
  private static final int MOST_DOUBLINGS = 4;

  private final SliceParts parts;
  private final long repeatNanos;
  private final Deque<Held> held = new ArrayDeque<>();
  private long nextNumber = 1;

  private static final class Held {
    private final Message.Batch batch;
    private long sendAt;
    private long sentAt;
    private int times;

    Held(Message.Batch batch, long now) {
      this.batch = batch;
      this.sendAt = now;
    }
  }

  Outbox(Codec codec, Duration repeat) {
    this.parts = new SliceParts(codec);
    this.repeatNanos = repeat.toNanos();
  }

  boolean hasRoom() {
    return held.size() < MOST_BATCHES;
  }

  boolean isEmpty() {
    return held.isEmpty();
  }

  long oldest() {
    Held first = held.peekFirst();
    return first == null ? nextNumber : first.batch.number();
  }

  long newest() {
    return nextNumber - 1;
  }

  /** Adds a slice, as several batches where it is large. */
  void add(Slice slice, Message.@Nullable Last last, long now) {
    List<Slice> divided = parts.of(slice);
    for (int i = 0; i < divided.size(); i++) {
      add(divided.get(i), i == divided.size() - 1, null, now);
    }
    if (last != null) {
      add(null, false, last, now);
    }
  }

  private void add(@Nullable Slice slice, boolean closes, Message.@Nullable Last last, long now) {
    Message.Batch batch = new Message.Batch(nextNumber++, 0, slice, closes, last);
    held.addLast(new Held(batch, now));
  }

  /**
   * Forgets what the leader has: everything below the number it expects next. What is now the
   * oldest was perhaps sent before its turn, and in vain: it does not wait long to be sent again.
   *
   * @return whether there was such
   */
  boolean acknowledge(long next) {
    int before = held.size();
    while (!held.isEmpty() && held.getFirst().batch.number() < next) {
      held.removeFirst();
    }
    Held first = held.peekFirst();
    boolean progress = held.size() < before;
    if (progress && first != null && first.times > 0) {
      first.times = 1;
      first.sendAt = Math.min(first.sendAt, first.sentAt + repeatNanos);
    }
    return progress;
  }

  /**
   * The leader answered what was said after the oldest was last sent, and still expects it: it was
   * lost on the way, and is not to wait as if the leader were away.
   */
  void missed(long next, long saidAt) {
    Held first = held.peekFirst();
    if (first != null && first.batch.number() == next && first.times > 1 && first.sentAt < saidAt) {
      first.times = 1;
      first.sendAt = Math.min(first.sendAt, first.sentAt + repeatNanos);
    }
  }

  /** Has everything that was sent in vain sent again at once. */
  void hurry(long now) {
    for (Held item : held) {
      if (item.times > 1) {
        item.times = 1;
        item.sendAt = now;
      }
    }
  }

  /** Forgets everything. */
  void clear() {
    held.clear();
  }

  /** Returns what is not acknowledged. */
  List<Message> held() {
    return held.stream().map(item -> (Message) item.batch).toList();
  }

  /** Returns what is to be sent now, in order. */
  List<Message> due(long now) {
    List<Message> due = new ArrayList<>();
    for (Held item : held) {
      if (item.sendAt <= now) {
        item.sentAt = now;
        item.sendAt = now + (repeatNanos << Math.min(item.times, MOST_DOUBLINGS));
        item.times++;
        Message.Batch batch = item.batch;
        due.add(
            new Message.Batch(
                batch.number(), oldest(), batch.slice(), batch.closes(), batch.last()));
      }
    }
    return due;
  }
}
