package io.orcastrike.core;

import io.orcastrike.core.protocol.Codec;
import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.FileJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a drone keeps results that no leader acknowledged: in a file of the form of a journal.
 *
 * <p>Used by one thread at a time.
 */
final class Unsent {
  private static final Logger LOG = LoggerFactory.getLogger(Unsent.class);

  private final Optional<Path> folder;
  private final Codec codec = new Codec();

  /**
   * Keeps files in a folder.
   *
   * @param folder empty: nothing is kept, only said
   */
  Unsent(Optional<Path> folder) {
    this.folder = folder;
  }

  void keep(List<Envelope> held) {
    String run = held.getFirst().header().run();
    if (folder.isEmpty()) {
      LOG.warn("{} batches of run {} were acknowledged by no leader", held.size(), run);
      return;
    }
    Path file =
        folder.get().resolve("unsent-%s-%s".formatted(run, held.getFirst().header().sender()));
    try {
      Files.createDirectories(folder.get());
      try (FileJournal journal = FileJournal.create(file)) {
        for (Envelope envelope : held) {
          journal.append(codec.encode(envelope));
        }
        journal.sync();
      }
      LOG.warn(
          "{} batches of run {} were acknowledged by no leader, and are kept in {}",
          held.size(),
          run,
          file);
    } catch (IOException e) {
      LOG.error("{} batches of run {} are lost: they could not be kept", held.size(), run, e);
    }
  }
}
