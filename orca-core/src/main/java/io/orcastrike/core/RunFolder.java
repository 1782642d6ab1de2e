package io.orcastrike.core;

import io.orcastrike.core.protocol.Journal;
import io.orcastrike.core.protocol.RunJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a run's journal and record are: the folder that was asked for, a temporary one where only a
 * sink needs the record, or none.
 *
 * @param path none: nothing is kept
 * @param temporary whether it is removed after the run
 */
record RunFolder(Optional<Path> path, boolean temporary, Journal journal) implements AutoCloseable {

  static RunFolder of(Orca.Builder asked, String runId) throws IOException {
    if (asked.resumption.isPresent()) {
      Resumption resumption = asked.resumption.get();
      return new RunFolder(Optional.of(resumption.folder()), false, resumption.journal());
    }
    if (asked.folder.isPresent()) {
      Path folder = asked.folder.get().apply(runId);
      return new RunFolder(Optional.of(folder), false, RunJournal.create(folder));
    }
    if (SinkFeeds.takeRecord(asked.sinks)) {
      Path folder = Files.createTempDirectory("orca-" + runId);
      return new RunFolder(Optional.of(folder), true, RunJournal.create(folder));
    }
    return new RunFolder(Optional.empty(), false, Journal.none());
  }

  @Override
  public void close() throws IOException {
    journal.close();
    if (temporary && path.isPresent()) {
      try (Stream<Path> files = Files.list(path.get())) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(path.get());
    }
  }
}
