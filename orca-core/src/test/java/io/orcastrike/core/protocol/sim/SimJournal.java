package io.orcastrike.core.protocol.sim;

import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A leader's journal on a disk that may tear and lie. */
final class SimJournal {
  private final List<Envelope> synced = new ArrayList<>();
  private final List<Envelope> written = new ArrayList<>();

  void write(Envelope entry) {
    written.add(entry);
  }

  void sync() {
    synced.addAll(written);
    written.clear();
  }

  /** Of what was not synced, some may be there all the same. */
  void syncInPart(SplittableRandom random) {
    if (!written.isEmpty()) {
      synced.addAll(written.subList(0, random.nextInt(written.size() + 1)));
    }
  }

  /** What was not synced is gone. */
  void tear() {
    written.clear();
  }

  /** Puts a checkpoint in place of all that is safe. */
  void replace(List<Envelope> checkpoint) {
    synced.clear();
    synced.addAll(checkpoint);
  }

  /** Batches at the end are gone although they were synced. */
  void loseBatches(SplittableRandom random) {
    while (!synced.isEmpty()
        && synced.getLast().message() instanceof Message.Batch
        && random.nextInt(10) > 0) {
      synced.removeLast();
    }
  }

  /** Returns what the next leader reads. */
  List<Envelope> safe() {
    return List.copyOf(synced);
  }
}
