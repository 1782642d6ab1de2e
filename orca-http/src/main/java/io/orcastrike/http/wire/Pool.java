package io.orcastrike.http.wire;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one origin. The one that was used last is used next; who finds none waits in
 * the order of coming, and gets what is given back before anybody else.
 */
final class Pool {
  /** For so many at rest there is room from the start: the first growth voids compiled code. */
  private static final int ROOM = 256;

  private final Origin origin;
  private final int limit;
  private final WireSettings settings;
  private final Watcher watcher;
  private final Pollers pollers;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Connection> resting;
  private final ArrayDeque<Waiter> waiting = new ArrayDeque<>();
  private final Set<Connection> open = new HashSet<>();

  /** How many there are or are being opened. */
  private int used;

  private volatile boolean closed;

  Pool(Origin origin, int limit, WireSettings settings, Watcher watcher, Pollers pollers) {
    this.origin = origin;
    this.limit = limit;
    this.settings = settings;
    this.watcher = watcher;
    this.pollers = pollers;
    this.resting = new ArrayDeque<>(Math.min(limit, ROOM));
  }

  Origin origin() {
    return origin;
  }

  WireSettings settings() {
    return settings;
  }

  Pollers pollers() {
    return pollers;
  }

  int limit() {
    return limit;
  }

  boolean isClosed() {
    return closed;
  }

  /** Returns a connection for an exchange, one that rests or a new one; waits where it must. */
  Connection take(Timings timings) throws IOException, InterruptedException {
    @Nullable Connection taken;
    Waiter waiter = null;
    lock.lock();
    try {
      checkOpen();
      taken = resting.pollFirst();
      if (taken == null && used < limit) {
        used++;
      } else if (taken == null) {
        waiter = new Waiter(this);
        waiting.addLast(waiter);
      }
    } finally {
      lock.unlock();
    }
    if (waiter != null) {
      taken = await(waiter, timings);
    }
    if (taken == null) {
      return open(timings);
    }
    return taken.isAlive() ? taken : reopen(taken, timings);
  }

  /** Returns a new connection in place of one that is of no use. */
  Connection reopen(Connection ended, Timings timings) throws IOException {
    forget(ended);
    return open(timings);
  }

  /** Takes back a connection that can be used again. */
  void give(Connection connection) {
    lock.lock();
    try {
      Waiter next = waiting.pollFirst();
      if (next != null) {
        next.give(connection);
        return;
      }
      if (!closed) {
        resting.addFirst(connection);
        return;
      }
    } finally {
      lock.unlock();
    }
    forget(connection);
  }

  /** Ends a connection; who waits may open another in its place. */
  void lose(Connection connection) {
    forget(connection);
    makeRoom();
  }

  /** Takes a waiter out; false where it was given something, or is about to be. */
  boolean withdraw(Waiter waiter) {
    lock.lock();
    try {
      return waiting.remove(waiter);
    } finally {
      lock.unlock();
    }
  }

  /** Closes all connections; who waits or reads gets an exception. */
  void close() {
    List<Connection> idle;
    List<Connection> busy;
    List<Waiter> refused;
    lock.lock();
    try {
      closed = true;
      idle = List.copyOf(resting);
      open.removeAll(idle);
      busy = List.copyOf(open);
      refused = List.copyOf(waiting);
      resting.clear();
      open.clear();
      waiting.clear();
    } finally {
      lock.unlock();
    }
    for (Connection connection : idle) {
      watcher.remove(connection);
      connection.close();
    }
    for (Connection connection : busy) {
      watcher.remove(connection);
      connection.end();
    }
    refused.forEach(Waiter::refuse);
  }

  private @Nullable Connection await(Waiter waiter, Timings timings)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    watcher.add(waiter);
    waiter.dueAt(begin + settings.timeouts().waiting().toNanos());
    try {
      return waiter.await();
    } finally {
      watcher.remove(waiter);
      timings.waited(System.nanoTime() - begin);
    }
  }

  private Connection open(Timings timings) throws IOException {
    boolean opened = false;
    try {
      Connection connection = new Opening(this, timings).run();
      opened = true;
      return connection;
    } finally {
      if (!opened) {
        makeRoom();
      }
    }
  }

  /** Keeps an eye on a connection from now on. */
  void add(Connection connection) throws IOException {
    lock.lock();
    try {
      checkOpen();
      open.add(connection);
    } finally {
      lock.unlock();
    }
    watcher.add(connection);
  }

  /** Ends a connection and leaves it alone. */
  void forget(Connection connection) {
    watcher.remove(connection);
    connection.end();
    lock.lock();
    try {
      open.remove(connection);
    } finally {
      lock.unlock();
    }
  }

  /** Lets the next open a connection, be it one that waits. */
  void makeRoom() {
    lock.lock();
    try {
      Waiter next = waiting.pollFirst();
      if (next == null) {
        used--;
      } else {
        next.giveRoom();
      }
    } finally {
      lock.unlock();
    }
  }

  private void checkOpen() throws IOException {
    if (closed) {
      throw new IOException("the connections to %s were closed".formatted(origin));
    }
  }
}
