package io.orcastrike.core;

import io.orcastrike.core.load.Shape;
import io.orcastrike.core.protocol.Codec;
import io.orcastrike.core.protocol.CodecException;
import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.FileJournal;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.report.TrustLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run as its journal holds it, to be taken up again.
 *
 * @param journal open for more, with everything read
 * @param entries what earlier leaders wrote, in order
 */
record Resumption(
    FileJournal journal,
    List<Envelope> entries,
    Message.Opening opening,
    Message.Announce announce) {

  /**
   * Reads a run's journal.
   *
   * @throws IOException if it cannot be read, is in use, or holds no run
   */
  static Resumption of(Path folder) throws IOException {
    Path file = folder.resolve("journal");
    List<byte[]> bytes = new ArrayList<>();
    FileJournal journal = FileJournal.open(file, bytes::add);
    try {
      return read(journal, bytes, file);
    } catch (IOException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  private static Resumption read(FileJournal journal, List<byte[]> bytes, Path file)
      throws IOException {
    Codec codec = new Codec();
    List<Envelope> entries = new ArrayList<>();
    Message.Opening opening = null;
    Message.Announce announce = null;
    for (byte[] entry : bytes) {
      Envelope envelope = decode(codec, entry, file);
      if (envelope.message() instanceof Message.Opening first) {
        opening = first;
      } else if (envelope.message() instanceof Message.Announce said) {
        announce = said;
      }
      entries.add(envelope);
    }
    if (opening == null || announce == null) {
      throw new IOException("a journal must hold a run, held none: " + file);
    }
    return new Resumption(journal, entries, opening, announce);
  }

  private static Envelope decode(Codec codec, byte[] entry, Path file) throws IOException {
    try {
      return codec.decode(entry);
    } catch (CodecException e) {
      throw new IOException("a journal must hold messages of this version: " + file, e);
    }
  }

  String runId() {
    return entries.getFirst().header().run();
  }

  /** Returns the options that the run was started with. */
  RunOptions options() {
    Optional<Duration> max =
        announce.maxDurationMillis() == 0
            ? Optional.empty()
            : Optional.of(Duration.ofMillis(announce.maxDurationMillis()));
    return new RunOptions(
        announce.test(),
        announce.lock(),
        announce.parameters(),
        new Shape(announce.seed(), announce.scale(), max),
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
