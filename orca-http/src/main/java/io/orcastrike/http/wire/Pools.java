package io.orcastrike.http.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A pool for each origin. */
final class Pools implements Connections {
  private final Map<Origin, Pool> pools = new ConcurrentHashMap<>();
  private final Wire wire;
  private final int limit;
  private volatile boolean closed;

  Pools(Wire wire, int limit) {
    this.wire = wire;
    this.limit = limit;
  }

  @Override
  public Reply exchange(Origin origin, WireRequest request, Timings timings)
      throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before a request to " + origin);
    }
    try {
      return exchange(pool(origin), request, timings);
    } catch (InterruptedIOException e) {
      if (Thread.interrupted()) {
        throw (InterruptedException) new InterruptedException(e.getMessage()).initCause(e);
      }
      throw e;
    }
  }

  private static Reply exchange(Pool pool, WireRequest request, Timings timings)
      throws IOException, InterruptedException {
    Connection connection = pool.take(timings);
    if (!connection.isFresh()) {
      try {
        return new Exchange(connection, request, timings).run();
      } catch (UnansweredException e) {
        timings.retry();
        connection = pool.reopen(connection, timings);
      }
    }
    return new Exchange(connection, request, timings).run();
  }

  @Override
  public void close() {
    closed = true;
    pools.values().forEach(Pool::close);
    wire.forget(this);
  }

  private Pool pool(Origin origin) throws IOException {
    @Nullable Pool pool = pools.get(origin);
    if (pool == null) {
      pool = pools.computeIfAbsent(origin, to -> wire.pool(to, limit));
      if (closed) { // perhaps after close() saw them all
        pool.close();
      }
    }
    return pool;
  }
}
