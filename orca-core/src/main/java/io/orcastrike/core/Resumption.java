package io.orcastrike.core;

import io.orcastrike.core.protocol.Codec;
import io.orcastrike.core.protocol.CodecException;
import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.core.protocol.RunJournal;
import io.orcastrike.report.TrustLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A run as its journal holds it, to be taken up again.
 *
 * <p>Used by one thread at a time.
 */
final class Resumption {
  private final Path folder;
  private final RunJournal journal;
  private final Codec codec = new Codec();
  private final Envelope first;
  private final Message.Opening opening;
  private final Message.Announce announce;

  private Resumption(Path folder, RunJournal journal) throws IOException {
    this.folder = folder;
    this.journal = journal;
    this.first = nextOrThrow();
    if (first.message() instanceof Message.Opening said
        && nextOrThrow().message() instanceof Message.Announce announced) {
      opening = said;
      announce = announced;
    } else {
      throw none();
    }
  }

  /**
   * Reads the beginning of a run's journal.
   *
   * @throws IOException if it cannot be read, is in use, or holds no run
   */
  static Resumption of(Path folder) throws IOException {
    RunJournal journal = RunJournal.open(folder);
    try {
      return new Resumption(folder, journal);
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /**
   * Returns the next that earlier leaders wrote after the announcement; null: there is no more.
   *
   * @throws IOException if it cannot be read
   */
  @Nullable Envelope next() throws IOException {
    byte[] entry = journal.next();
    if (entry == null) {
      return null;
    }
    try {
      return codec.decode(entry);
    } catch (CodecException e) {
      throw new IOException("a journal must hold messages of this version: " + folder, e);
    }
  }

  private Envelope nextOrThrow() throws IOException {
    Envelope next = next();
    if (next == null) {
      throw none();
    }
    return next;
  }

  private IOException none() {
    return new IOException("a journal must hold a run, held none: " + folder);
  }

  /** Returns where the run's files are. */
  Path folder() {
    return folder;
  }

  /** Returns the journal: open for more, once all was read. */
  RunJournal journal() {
    return journal;
  }

  Message.Announce announce() {
    return announce;
  }

  String runId() {
    return first.header().run();
  }

  /** Returns the options that the run was started with. */
  RunOptions options() {
    return new RunOptions(
        announce.test(),
        announce.lock(),
        announce.parameters(),
        AnnouncedShape.of(announce),
        opening.tags(),
        opening.note(),
        new TrustLimits(
            Duration.ofNanos(opening.trustLagNanos()),
            opening.trustLagShare(),
            opening.trustGeneratorDrops()),
        opening.losses(),
        announce.least(),
        announce.most());
  }
}
