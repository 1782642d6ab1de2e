package io.orcastrike.http.wire;

/**
 * Blocking HTTP/1.1 over sockets, for one drone: owns all open connections, and the thread that
 * watches how long they take.
 *
 * <p>Safe for use by many threads.
 */
@SuppressWarnings("DoNotCallSuggester") // sockets follow
public final class Wire implements AutoCloseable {
  /** Makes a wire without connections. */
  public Wire(WireSettings settings) {
    throw new UnsupportedOperationException(settings.toString());
  }

  /** Returns connections that many threads share, at most {@code limit} to each origin. */
  public Connections shared(int limit) {
    throw new UnsupportedOperationException("" + limit);
  }

  /** Returns new connections of one user, at most {@code limit} to each origin. */
  public Connections perUser(int limit) {
    throw new UnsupportedOperationException("" + limit);
  }

  /** Returns how many connections are open. */
  public int openConnections() {
    throw new UnsupportedOperationException();
  }

  /** Closes all connections, and ends the watching thread. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}
