package io.orcastrike.redis;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a transport connected: asks for a sign of life again and again, and when it is missing, for
 * whatever reason, throws both connections away and makes new ones. One thread of its own does it.
 */
final class Upkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  private final RedisAddress address;
  private final Connector connector;
  private final Readers readers;
  private final Timing timing;
  private final Semaphore ended = new Semaphore(0);
  private final Thread thread;
  private volatile @Nullable Link link;
  private volatile @Nullable IOException whyNone;

  Upkeep(RedisAddress address, Connector connector, Readers readers, Timing timing) {
    this.address = address;
    this.connector = connector;
    this.readers = readers;
    this.timing = timing;
    this.thread = Thread.ofVirtual().name("orca-redis-upkeep").unstarted(this::run);
  }

  /**
   * Connects, and stays connected from then on.
   *
   * @throws IOException if it cannot; nothing is tried again then
   */
  void start() throws IOException {
    connect();
    thread.start();
  }

  /** Returns the link to publish on. */
  Link link() throws IOException {
    Link now = link;
    if (now == null) {
      throw new IOException("not connected to %s now".formatted(address), whyNone);
    }
    return now;
  }

  boolean isConnected() {
    return link != null;
  }

  private void run() {
    Duration pause = Timing.FIRST_PAUSE;
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (link != null) {
          ended.tryAcquire(timing.checkEvery().toNanos(), TimeUnit.NANOSECONDS);
          pause = Timing.FIRST_PAUSE;
          check();
        } else {
          Thread.sleep(jittered(pause));
          pause = longer(pause);
          connectAgain();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void check() {
    Link now = link;
    try {
      if (now != null) {
        now.check();
      }
    } catch (IOException e) {
      if (!Thread.currentThread().isInterrupted()) {
        LOG.warn("lost {}, connecting again: {}", address, e.getMessage());
      }
      disconnect(e);
    }
  }

  private void connectAgain() {
    try {
      connect();
      LOG.info("connected to {} again", address);
    } catch (IOException e) {
      whyNone = e;
      LOG.debug("not connected to {} yet", address, e);
    }
  }

  private void connect() throws IOException {
    Link next = connector.connect();
    ended.drainPermits();
    next.tell(readers, ended::release);
    try {
      readers.moveTo(next);
    } catch (IOException e) {
      next.close();
      throw e;
    }
    link = next;
  }

  private void disconnect(IOException reason) {
    Link last = link;
    whyNone = reason;
    link = null;
    readers.leave(reason);
    if (last != null) {
      last.close();
    }
  }

  /** So that a thousand drones do not come back in the same instant. */
  private static Duration jittered(Duration pause) {
    return Duration.ofNanos(
        ThreadLocalRandom.current().nextLong(pause.toNanos() / 2, pause.toNanos() + 1));
  }

  private Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(timing.longestPause()) < 0 ? twice : timing.longestPause();
  }

  /** Ends the upkeep. What is connected is closed with the {@link Client}. */
  @Override
  public void close() {
    thread.interrupt();
    link = null;
    whyNone = new IOException("the transport is closed");
    try {
      thread.join(timing.connecting());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
