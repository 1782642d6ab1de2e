package io.orcastrike.http.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Opens a connection, to the first of a host's addresses that takes it. */
final class Opening {
  private final Pool pool;
  private final Timings timings;
  private final long begin = System.nanoTime();
  private Part part = Part.CONNECT;

  Opening(Pool pool, Timings timings) {
    this.pool = pool;
    this.timings = timings;
  }

  Connection run() throws IOException {
    InetAddress[] addresses = lookUp(pool.origin().host());
    for (int i = 0; ; i++) {
      Connection connection = new Connection(pool);
      boolean opened = false;
      try {
        pool.add(connection);
        open(connection, addresses[i]);
        opened = true;
        return connection;
      } catch (IOException e) {
        boolean mayTryNext =
            part == Part.CONNECT && i + 1 < addresses.length && !connection.isBrokenOff();
        if (!mayTryNext) {
          throw connection.failed(part, e);
        }
      } finally {
        if (!opened) {
          pool.forget(connection);
        }
      }
    }
  }

  private static InetAddress[] lookUp(String host) throws UnknownHostException {
    try {
      return InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      UnknownHostException failure =
          new UnknownHostException("a host must have an address, \"%s\" has none".formatted(host));
      failure.initCause(e);
      throw failure;
    }
  }

  private void open(Connection connection, InetAddress address) throws IOException {
    connection.dueIn(part, begin);
    connection.connect(address);
    long connected = System.nanoTime();
    timings.connect(connected - begin);
    if (pool.origin().secure()) {
      part = Part.TLS;
      connection.dueIn(part, connected);
      connection.shakeHands();
      timings.tls(System.nanoTime() - connected);
    }
    connection.notDue();
    if (connection.isOverdue()) {
      throw new IOException("done too late");
    }
  }
}
