package io.orcastrike.cli;

import io.orcastrike.core.inline.InlineJar;
import io.orcastrike.core.inline.PieceServer;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The handing out of a test to drones while this is open; nothing for a test they find. */
final class HandedOut implements AutoCloseable {
  private final @Nullable Transport pieces;
  private final @Nullable PieceServer server;

  private HandedOut(@Nullable Transport pieces, @Nullable PieceServer server) {
    this.pieces = pieces;
    this.server = server;
  }

  /** Begins to hand a test out, where that is needed. */
  static HandedOut of(LedTest test, Swarms swarms, String namespace) throws Problem {
    if (test.inline().isEmpty()) {
      return new HandedOut(null, null);
    }
    InlineJar jar = test.inline().get();
    Transport pieces = swarms.connectForPieces();
    try {
      return new HandedOut(pieces, new PieceServer(jar, pieces, namespace, Clock.system()));
    } catch (IOException e) {
      pieces.close();
      throw new Problem(Verdict.NO_QUORUM, "the test cannot be handed out: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
    if (pieces != null) {
      pieces.close();
    }
  }
}
