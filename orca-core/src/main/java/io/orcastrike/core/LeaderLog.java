package io.orcastrike.core;

import io.orcastrike.core.measure.Aggregation;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.protocol.Codec;
import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.Header;
import io.orcastrike.core.protocol.Journal;
import io.orcastrike.core.protocol.LeaderMachine;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.core.protocol.Now;
import io.orcastrike.core.protocol.SliceParts;
import io.orcastrike.report.SteeringResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a leader writes into its journal. Each batch as it came, and each second of all drones
 * together once it does not change any more, beside the run's record; when the batches become too
 * many to be read back soon, a checkpoint takes their place.
 *
 * <p>Used by one thread at a time.
 */
final class LeaderLog {
  private final Journal journal;
  private final Codec codec;
  private final SliceParts parts;
  private final Message.Opening opening;
  private final Header header;

  /**
   * Makes it.
   *
   * @param header of what it writes itself
   */
  LeaderLog(Journal journal, Codec codec, Message.Opening opening, Header header) {
    this.journal = journal;
    this.codec = codec;
    this.parts = new SliceParts(codec);
    this.opening = opening;
    this.header = header;
  }

  /** Begins the journal of a new run; the announcement follows. */
  void begin() throws IOException {
    append(new Envelope(header, opening));
  }

  void append(Envelope entry) throws IOException {
    journal.append(codec.encode(entry));
  }

  void sync() throws IOException {
    journal.sync();
  }

  /** Returns the entry of a command by which the run was steered. */
  Envelope entry(SteeringResult command) {
    return new Envelope(
        header,
        new Message.Steered(
            command.second(), command.command(), command.by(), command.accepted(), command.text()));
  }

  /** Writes a second that does not change any more. */
  void settle(Slice second) {
    try {
      for (byte[] entry : entries(second, true)) {
        journal.settle(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the journal cannot be written", e);
    }
  }

  /** Writes an interval, or a part of one. */
  void record(Message interval) {
    try {
      journal.record(codec.encode(new Envelope(header, interval)));
    } catch (IOException e) {
      throw new UncheckedIOException("the run's record cannot be written", e);
    }
  }

  /** Returns slices whose sum a slice is, each small enough for an entry. */
  List<Slice> parts(Slice slice) {
    return parts.of(slice);
  }

  /**
   * Writes a checkpoint where one is due.
   *
   * @param intervals what is open of them is closed with it
   * @param lasts what drones said at their end, by their places
   * @param steering the commands by which the run was steered
   */
  void shorten(
      LeaderMachine leader,
      Message.Announce announce,
      Aggregation aggregation,
      IntervalLog intervals,
      Map<Integer, Message.Last> lasts,
      List<SteeringResult> steering,
      Now now)
      throws IOException {
    if (!journal.isLong()) {
      return;
    }
    List<Message> open = intervals.take();
    List<byte[]> before = new ArrayList<>();
    before.add(codec.encode(new Envelope(header, opening)));
    before.add(codec.encode(new Envelope(header, announce)));
    leader.decisions(now).forEach(decision -> before.add(codec.encode(decision)));
    List<byte[]> after = new ArrayList<>();
    steering.forEach(command -> after.add(codec.encode(entry(command))));
    open.forEach(interval -> after.add(codec.encode(new Envelope(header, interval))));
    for (Slice second : aggregation.unsettled()) {
      after.addAll(entries(second, false));
    }
    for (int i = 0; i < aggregation.team(); i++) {
      after.add(codec.encode(leader.standing(i, lasts.get(i), aggregation.state(i), now)));
    }
    journal.checkpoint(before, after);
    open.forEach(this::record);
  }

  private List<byte[]> entries(Slice second, boolean settled) {
    List<Slice> divided = parts.of(second);
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < divided.size(); i++) {
      boolean covers = settled && i == divided.size() - 1;
      entries.add(codec.encode(new Envelope(header, new Message.Second(divided.get(i), covers))));
    }
    return entries;
  }
}
