package io.orcastrike.elasticsearch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps documents that a server refuses for good in a file, one line each: reason, data stream, id
 * and document. The file has a bound; what does not fit, or cannot be written, is only counted, and
 * is in the run's record as everything is.
 *
 * <p>Used by one thread at a time.
 */
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final String NAME = "elasticsearch-refused.ndjson";
  private static final long MOST_BYTES = 64L << 20;

  private final Optional<Path> file;
  private long written;
  private boolean isBroken;

  /**
   * Makes it.
   *
   * @param folder of the run; none: nothing is kept
   */
  Refusals(Optional<Path> folder) {
    this.file = folder.map(place -> place.resolve(NAME));
  }

  void keep(Document document, String reason) {
    if (file.isEmpty() || isBroken || written > MOST_BYTES) {
      return;
    }
    String line =
        JsonNodeFactory.instance
                .objectNode()
                .put("reason", reason)
                .put("stream", document.stream())
                .put("id", document.id())
                .put("document", document.body())
            + "\n";
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    try {
      Files.write(file.get(), bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      written += bytes.length;
    } catch (IOException e) {
      isBroken = true;
      LOG.warn("{} cannot be written: documents that are refused are only counted", file.get(), e);
    }
  }
}
