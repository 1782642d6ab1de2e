package io.orcastrike.core;

import io.orcastrike.report.Progress;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.ResultSink;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds one sink on a thread of its own, so that a slow or broken sink delays nobody. It misses
 * progress when it is slow, never the start or the end.
 */
final class SinkFeed {
  private static final Logger LOG = LoggerFactory.getLogger(SinkFeed.class);
  private static final int MOST_WAITING = 2;
  private static final Duration MOST_CLOSING = Duration.ofSeconds(5);
  private static final Duration QUIET = Duration.ofSeconds(2);

  private final ResultSink sink;
  private final Between between;
  private final LinkedBlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final Thread thread;
  private boolean begun;
  private volatile boolean ended;
  private volatile boolean missed;
  private volatile boolean givenUp;

  /** What a sink is called for; the last call ends the thread. */
  private record Call(String what, boolean last, TestCode.Action action) {}

  /** What is done on the sink's thread between its start and its end, again and again. */
  interface Between extends AutoCloseable {
    /** Nothing. */
    Between NOTHING =
        new Between() {
          @Override
          public Duration every() {
            return Duration.ofDays(1);
          }

          @Override
          public void run() {}

          @Override
          public void close() {}
        };

    /** Returns after how long at the most it is done again. */
    Duration every();

    /** Does it. */
    void run() throws Exception;
  }

  /** Begins to feed a sink. */
  SinkFeed(ResultSink sink, Between between) {
    this.sink = sink;
    this.between = between;
    this.thread = Thread.ofPlatform().name("orca-sink-" + sink.name()).daemon().start(this::feed);
  }

  void started(RunInfo info) {
    calls.add(
        new Call(
            "start",
            false,
            () -> {
              begun = true;
              sink.started(info);
            }));
  }

  void progressed(Progress progress) {
    if (calls.size() < MOST_WAITING) {
      calls.add(new Call("progress", false, () -> sink.progressed(progress)));
    }
  }

  void ended(RunReport report) {
    calls.add(
        new Call(
            "end",
            false,
            () -> {
              sink.ended(report);
              ended = true;
            }));
    calls.add(new Call("close", true, () -> {}));
  }

  /**
   * Waits until the sink is closed, for a bounded time, after which it is interrupted; returns what
   * went wrong since the start.
   */
  List<String> join(Duration most) throws InterruptedException {
    boolean isQuick = most.compareTo(QUIET) <= 0;
    if (!isQuick && !thread.join(QUIET)) {
      LOG.warn("waiting for sink {}, up to {} s", sink.name(), most.toSeconds());
    }
    if (!thread.join(isQuick ? most : most.minus(QUIET))) {
      givenUp = true;
      thread.interrupt();
      warnings.add("sink %s did not finish within %d s".formatted(sink.name(), most.toSeconds()));
      thread.join(MOST_CLOSING);
    }
    return warnings;
  }

  /** Tells whether the sink has taken the end, in time, and all there was before. */
  boolean hasTakenAll() {
    return ended && !missed && !givenUp;
  }

  /** Tells whether nobody waits for the sink any more, whatever it does with an interrupt. */
  boolean isGivenUp() {
    return givenUp;
  }

  /** Returns what went wrong up to now. */
  List<String> warnings() {
    return warnings;
  }

  private void feed() {
    try {
      boolean last = false;
      while (!last && !givenUp) {
        Call call = calls.poll(between.every().toMillis(), TimeUnit.MILLISECONDS);
        if (begun) {
          missed = !call(new Call("record", false, between::run)) || missed;
        }
        if (call != null && !givenUp) {
          call(call);
          last = call.last;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      close(between);
      close(sink);
    }
  }

  private void close(AutoCloseable closed) {
    try {
      call(new Call("close", true, closed::close));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Calls; returns whether that went well. */
  private boolean call(Call call) throws InterruptedException {
    try {
      call.action.run();
      return true;
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | Error e) {
      // An error too is the sink's own: it must not end the thread before the run's end.
      String warning =
          "sink %s failed at the run's %s: %s".formatted(sink.name(), call.what, e.getMessage());
      LOG.warn(warning, e);
      if (!warnings.contains(warning)) {
        warnings.add(warning);
      }
      return false;
    }
  }
}
