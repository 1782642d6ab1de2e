package io.orcastrike.core.inline;

import io.orcastrike.core.local.Trouble;
import io.orcastrike.core.protocol.Channels;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.TestNotFoundException;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Fetches tests that a leader hands out in pieces, into a folder of its own among the temporary
 * files, which goes with it. The files of one test go when what was found, and each test opened of
 * it, is closed.
 *
 * <p>Safe for use by many threads.
 */
public final class PieceLoader implements TestLoader, AutoCloseable {
  private final Transport transport;
  private final Channels channels;
  private final Clock clock;
  private final Path folder;

  /**
   * Makes a loader.
   *
   * @param transport for this alone, so that pieces keep nothing else waiting; whoever made it
   *     closes it
   * @throws IOException if there can be no temporary folder
   */
  public PieceLoader(Transport transport, String namespace, Clock clock) throws IOException {
    this(transport, namespace, clock, Files.createTempDirectory("orca-inline"));
  }

  /** As above, with a folder that it deletes in the end. */
  PieceLoader(Transport transport, String namespace, Clock clock, Path folder) {
    this.transport = transport;
    this.channels = new Channels(namespace);
    this.clock = clock;
    this.folder = folder;
  }

  @Override
  public FoundTest find(String test) throws TestNotFoundException {
    InlineAddress address = InlineAddress.parse(test).orElseThrow(() -> unknown(test));
    if (address.size() > PieceList.MOST_BYTES) {
      throw Trouble.of(
          "an inline test must have at most %,d bytes, has %,d"
              .formatted(PieceList.MOST_BYTES, address.size()),
          address,
          "libraries or files that are too large to be handed out",
          "to publish it, and lead it by its coordinates");
    }
    try {
      return FetchedTest.in(Place.below(folder), address, jar -> fetch(address, jar));
    } catch (IOException e) {
      throw Trouble.of(
          "the test %s cannot be fetched: %s".formatted(address.name(), e.getMessage()),
          folder,
          "no connection, or a full disk",
          "once more",
          e);
    }
  }

  private static TestNotFoundException unknown(String test) {
    return Trouble.of(
        "an inline test must be named inline:NAME:SIZE:SHA-256",
        test,
        "it was not announced by a leader that hands it out",
        "orca lead with a source, such as ShopTest.java");
  }

  private void fetch(InlineAddress address, Path jar) throws IOException, TestNotFoundException {
    String asks = channels.asks(address.digest());
    try (Transport.Subscription inbox = transport.subscribe(channels.pieces(address.digest()))) {
      new PieceFetch(address, transport, asks, inbox, clock).into(jar);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Trouble.of(
          "fetching %s was interrupted".formatted(address.name()),
          asks,
          "somebody ended it",
          "once more",
          e);
    }
  }

  /** Deletes what was fetched; tests that are open should be closed before. */
  @Override
  public void close() {
    Place.delete(folder);
  }
}
