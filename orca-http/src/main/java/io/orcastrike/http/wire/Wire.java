package io.orcastrike.http.wire;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Blocking HTTP/1.1 over sockets, for one drone: owns all open connections, the thread that watches
 * how long they take, and those that poll them.
 *
 * <p>Safe for use by many threads.
 */
public final class Wire implements AutoCloseable {
  private final WireSettings settings;
  private final Consumer<Origin> permission;
  private final Watcher watcher;
  private final Pollers pollers = new Pollers();
  private final Set<Connections> owners = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Makes a wire without connections, which may lead anywhere. */
  public Wire(WireSettings settings) {
    this(settings, origin -> {});
  }

  /**
   * Makes a wire without connections; its threads end when it is closed.
   *
   * @param permission throws where a connection may not lead, before a name is looked up
   */
  public Wire(WireSettings settings, Consumer<Origin> permission) {
    this.settings = settings;
    this.permission = permission;
    this.watcher = new Watcher(settings.timeouts());
  }

  /**
   * Returns new connections, for many threads to share or for one user alone, who closes them.
   *
   * @param limit how many there may be to each origin, at least 1
   */
  public Connections connections(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit of connections must be >= 1, was " + limit);
    }
    Connections connections = new Pools(this, limit);
    owners.add(connections);
    if (closed) {
      connections.close();
    }
    return connections;
  }

  /** Returns how many connections are open, or are being opened. */
  public int openConnections() {
    return (int) watcher.all().filter(Connection.class::isInstance).count();
  }

  /** Closes all connections and ends the threads; who waits or reads gets an exception. */
  @Override
  public void close() {
    closed = true;
    owners.forEach(Connections::close);
    watcher.close();
    pollers.close();
  }

  Pool pool(Origin origin, int limit) {
    permission.accept(origin);
    return new Pool(origin, limit, settings, watcher, pollers);
  }

  void forget(Connections connections) {
    owners.remove(connections);
  }
}
