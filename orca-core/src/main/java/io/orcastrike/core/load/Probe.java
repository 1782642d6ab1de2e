package io.orcastrike.core.load;

import io.orcastrike.core.measure.Recorder;
import io.orcastrike.spi.Clock;

/**
 * Measures how late a virtual thread wakes that wants to be woken every 10 ms: the generator's own
 * lateness, also where no arrivals are due.
 */
final class Probe implements Runnable {
  private static final long EVERY = 10_000_000L;

  private final Clock clock;
  private final Recorder recorder;
  private final long from;
  private final Thread thread = Thread.ofVirtual().name("orca-probe").unstarted(this);
  private volatile boolean stopped;

  /**
   * Makes a probe.
   *
   * @param from when it begins: the end of warm-up
   */
  Probe(Clock clock, Recorder recorder, long from) {
    this.clock = clock;
    this.recorder = recorder;
    this.from = from;
  }

  void start() {
    thread.start();
  }

  void stop() {
    stopped = true;
    thread.interrupt();
  }

  @Override
  public void run() {
    try {
      long due = from;
      while (!stopped) {
        clock.sleepUntil(due);
        long now = clock.nanos();
        if (!stopped) {
          recorder.probe(now, now - due);
        }
        due += EVERY; // also while late: what it would have seen meanwhile counts
      }
    } catch (InterruptedException e) {
      // stop() wakes this thread, which ends here
      Thread.currentThread().interrupt();
    }
  }
}
