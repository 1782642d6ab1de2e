package io.orcastrike.http;

import io.orcastrike.api.Iteration;
import io.orcastrike.http.wire.Timings;
import java.time.Duration;

/**
 * What the parts of a step took: of all its exchanges, where it was redirected.
 *
 * <p>Used by one thread.
 */
final class Parts {
  private static final long NONE = -1;

  private long wait = NONE;
  private long connect = NONE;
  private long tls = NONE;
  private long send = NONE;
  private long firstByte = NONE;
  private long body = NONE;
  private int retries;

  void add(Timings timings) {
    wait = sum(wait, timings.waited());
    connect = sum(connect, timings.connect());
    tls = sum(tls, timings.tls());
    send = sum(send, timings.sending());
    firstByte = sum(firstByte, timings.firstByte());
    body = sum(body, timings.body());
    retries += timings.retried();
  }

  private static long sum(long one, long other) {
    return one < 0 ? other : other < 0 ? one : one + other;
  }

  int retries() {
    return retries;
  }

  /** Records those that there were. */
  void recordTo(Iteration it, PartNames names) {
    record(it, names.waiting(), wait);
    record(it, names.connect(), connect);
    record(it, names.tls(), tls);
    record(it, names.send(), send);
    record(it, names.firstByte(), firstByte);
    record(it, names.body(), body);
  }

  private static void record(Iteration it, String name, long nanos) {
    if (nanos >= 0) {
      it.timed(name, Duration.ofNanos(nanos));
    }
  }
}
