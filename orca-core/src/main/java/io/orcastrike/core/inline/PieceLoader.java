package io.orcastrike.core.inline;

import io.orcastrike.core.protocol.Channels;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.TestNotFoundException;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Fetches tests that a leader hands out in pieces, into a folder of its own below the temporary
 * one, which goes with it.
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
    this.transport = transport;
    this.channels = new Channels(namespace);
    this.clock = clock;
    this.folder = Files.createTempDirectory("orca-inline");
  }

  @Override
  public FoundTest find(String test) throws TestNotFoundException {
    InlineAddress address =
        InlineAddress.parse(test)
            .orElseThrow(
                () ->
                    new TestNotFoundException(
                        "an inline test must be named inline:NAME:SIZE:SHA-256, was " + test));
    if (address.size() > PieceList.MOST_BYTES) {
      throw new TestNotFoundException(
          "an inline test must have at most %,d bytes, has %,d"
              .formatted(PieceList.MOST_BYTES, address.size()));
    }
    try {
      byte[] content = fetch(address);
      Path place = Files.createTempDirectory(folder, address.name());
      return new FetchedTest(InlineJar.of(address.name(), content).unpack(place), place);
    } catch (IOException e) {
      throw new TestNotFoundException(
          "the pieces of %s cannot be had: %s".formatted(address.name(), e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TestNotFoundException("interrupted while fetching " + address.name(), e);
    }
  }

  private byte[] fetch(InlineAddress address)
      throws IOException, InterruptedException, TestNotFoundException {
    try (Transport.Subscription inbox = transport.subscribe(channels.pieces(address.digest()))) {
      return new PieceFetch(address, transport, channels, inbox, clock).content();
    }
  }

  /** Deletes what was fetched; tests that are open should be closed before. */
  @Override
  public void close() {
    delete(folder);
  }

  static void delete(Path folder) {
    try (Stream<Path> below = Files.walk(folder)) {
      below.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
