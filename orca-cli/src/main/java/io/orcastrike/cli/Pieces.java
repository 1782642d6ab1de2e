package io.orcastrike.cli;

import io.orcastrike.core.inline.PieceLoader;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.util.Optional;

/** Where a drone gets tests that a leader hands out, with the connection for them. */
record Pieces(Optional<TestLoader> loader, Runnable end) implements AutoCloseable {
  /** From nowhere. */
  static final Pieces NONE = new Pieces(Optional.empty(), () -> {});

  static Pieces of(Swarms swarms, String namespace) throws Problem {
    Transport transport = swarms.connectForPieces();
    try {
      PieceLoader loader = new PieceLoader(transport, namespace, Clock.system());
      return new Pieces(
          Optional.of(loader),
          () -> {
            loader.close();
            transport.close();
          });
    } catch (IOException e) {
      transport.close();
      throw Problem.of(
          "there can be no temporary folder for inline tests: " + e.getMessage(),
          System.getProperty("java.io.tmpdir"),
          "its rights, or a full disk",
          "ORCA_JAVA_OPTS=-Djava.io.tmpdir=<a folder>");
    }
  }

  @Override
  public void close() {
    end.run();
  }
}
