package io.orcastrike.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stands between a client and a server on loopback, and does to their connections what a bad
 * network does.
 *
 * <p>Safe for use by many threads.
 */
public final class FaultProxy implements AutoCloseable {
  /** Which way bytes go. */
  public enum Way {
    TO_SERVER,
    TO_CLIENT
  }

  private final ServerSocket listening;
  private final int target;
  private final List<Pair> pairs = new CopyOnWriteArrayList<>();
  private final AtomicInteger accepted = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile boolean refusing;
  private volatile Duration latency = Duration.ZERO;

  private record Pair(Socket client, Socket server, Set<Way> cut) {
    void close() {
      for (Socket socket : new Socket[] {client, server}) {
        try {
          socket.close();
        } catch (IOException e) {
          // is closed as far as can be
        }
      }
    }
  }

  /** Passes on to a port on loopback. */
  public FaultProxy(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("fault-proxy").start(this::accept);
  }

  /** Returns the port to connect to. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Returns how many connections were made so far. */
  public int accepted() {
    return accepted.get();
  }

  /** Lets nothing through that way any more, on one of the connections that there are. */
  public void blackHole(int connection, Way... ways) {
    pairs.get(connection).cut.addAll(Arrays.asList(ways));
  }

  /** Lets nothing through that way any more, on the connections that there are. */
  public void blackHole(Way... ways) {
    pairs.forEach(pair -> pair.cut.addAll(Arrays.asList(ways)));
  }

  /** Ends all connections at once, with a reset. */
  public void reset() throws IOException {
    for (Pair pair : pairs) {
      try {
        pair.client.setSoLinger(true, 0);
      } catch (SocketException e) {
        // its connection has just ended by itself
      }
      pair.close();
    }
  }

  /** Says whether new connections are ended as soon as they are made. */
  public void refuse(boolean refuse) {
    refusing = refuse;
  }

  /** Holds up each piece of data for so long. */
  public void latency(Duration each) {
    latency = each;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        accepted.incrementAndGet();
        if (refusing) {
          client.setSoLinger(true, 0);
          client.close();
        } else {
          join(client);
        }
      } catch (IOException e) {
        // the client is gone, the server is not there, or this is closed
      }
    }
  }

  private void join(Socket client) throws IOException {
    Socket server = new Socket();
    Pair pair = new Pair(client, server, ConcurrentHashMap.newKeySet());
    try {
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 2_000);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
    } catch (IOException e) {
      pair.close();
      throw e;
    }
    pairs.add(pair);
    Thread.ofVirtual().start(() -> pass(pair, client, server, Way.TO_SERVER));
    Thread.ofVirtual().start(() -> pass(pair, server, client, Way.TO_CLIENT));
  }

  private void pass(Pair pair, Socket from, Socket to, Way way) {
    byte[] buffer = new byte[65_536];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        hold();
        if (!pair.cut.contains(way)) {
          out.write(buffer, 0, n);
        }
      }
    } catch (IOException e) {
      // one side is gone
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      // In a black hole, the end of a connection is not heard of either.
      if (pair.cut.isEmpty()) {
        pair.close();
      }
      if (from.isClosed() && to.isClosed()) {
        pairs.remove(pair);
      }
    }
  }

  private void hold() throws InterruptedException {
    long nanos = latency.toNanos();
    lock.lock();
    try {
      while (nanos > 0 && !listening.isClosed()) {
        nanos = changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    pairs.forEach(Pair::close);
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
