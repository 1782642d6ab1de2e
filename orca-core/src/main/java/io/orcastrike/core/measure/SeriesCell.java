package io.orcastrike.core.measure;

import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Records one series. Each writer has a stripe to try first, by its thread; writers that meet all
 * the same go on to another one, so that none waits. Stripes are made when writers first meet, so
 * that a quiet series stays small.
 *
 * <p>Safe for use by many threads.
 */
final class SeriesCell {
  private static final int STRIPES =
      Integer.highestOneBit(Math.max(2, 2 * Runtime.getRuntime().availableProcessors() - 1));

  private final SeriesKey key;
  private final AtomicReferenceArray<Stripe> stripes = new AtomicReferenceArray<>(STRIPES);

  SeriesCell(SeriesKey key) {
    this.key = key;
    stripes.set(0, new Stripe(key.isIteration()));
  }

  void record(int second, long responseMicros, long serviceMicros, long pausedMicros) {
    int place = (int) Thread.currentThread().threadId() & (STRIPES - 1);
    Stripe first = stripes.get(place);
    Stripe stripe = first == null ? stripe(0) : first;
    while (!stripe.tryLock()) {
      place = (place + 1) & (STRIPES - 1);
      stripe = stripe(place);
      Thread.onSpinWait();
    }
    try {
      stripe.record(second, responseMicros, serviceMicros, pausedMicros);
    } finally {
      stripe.unlock();
    }
  }

  /** Takes what was recorded before a second; of later ones all that lies between. */
  Series cut(int second) {
    Distribution response = Distribution.EMPTY;
    Distribution service = Distribution.EMPTY;
    long paused = 0;
    for (int i = 0; i < STRIPES; i++) {
      Stripe stripe = stripes.get(i);
      if (stripe != null) {
        Series part = stripe.cut(key, second);
        response = response.plus(part.response());
        service = service.plus(part.service());
        paused += part.pausedMicros();
      }
    }
    return new Series(key, response, service, paused);
  }

  private Stripe stripe(int index) {
    Stripe stripe = stripes.get(index);
    if (stripe == null) {
      stripes.compareAndSet(index, null, new Stripe(key.isIteration()));
      stripe = stripes.get(index);
    }
    return stripe;
  }

  /** What one writer at a time records: the second under way, and all before it. */
  private static final class Stripe {
    private final AtomicBoolean locked = new AtomicBoolean();
    private final boolean withResponse;
    private Values open = new Values();
    private Values closed = new Values();
    private int second;

    Stripe(boolean withResponse) {
      this.withResponse = withResponse;
    }

    boolean tryLock() {
      return !locked.get() && locked.compareAndSet(false, true);
    }

    void unlock() {
      locked.setRelease(false);
    }

    void record(int at, long responseMicros, long serviceMicros, long pausedMicros) {
      if (at > second) {
        close();
        second = at;
      }
      Values values = at == second ? open : closed;
      values.service.record(serviceMicros);
      values.pausedMicros += pausedMicros;
      if (withResponse) {
        values.response.record(responseMicros);
      }
    }

    Series cut(SeriesKey key, int upTo) {
      while (!tryLock()) {
        Thread.onSpinWait();
      }
      try {
        if (second < upTo) {
          close();
        }
        return closed.take(key);
      } finally {
        unlock();
      }
    }

    private void close() {
      if (closed.service.count() == 0) {
        Values empty = closed;
        closed = open;
        open = empty;
      } else {
        closed.add(open);
        open.clear();
      }
    }
  }

  private static final class Values {
    private final DistributionBuilder response = new DistributionBuilder();
    private final DistributionBuilder service = new DistributionBuilder();
    private long pausedMicros;

    void add(Values other) {
      response.add(other.response);
      service.add(other.service);
      pausedMicros += other.pausedMicros;
    }

    void clear() {
      response.clear();
      service.clear();
      pausedMicros = 0;
    }

    Series take(SeriesKey key) {
      if (service.count() == 0) {
        return new Series(key, Distribution.EMPTY, Distribution.EMPTY, 0);
      }
      Series taken = new Series(key, response.build(), service.build(), pausedMicros);
      clear();
      return taken;
    }
  }
}
