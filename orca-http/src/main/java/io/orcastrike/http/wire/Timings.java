package io.orcastrike.http.wire;

/**
 * What the parts of an exchange took, in nanoseconds; -1 where there was no such part. Filled by
 * the wire while the exchange goes on, so that one that failed tells the parts that were done.
 *
 * <p>Used by one thread.
 */
public final class Timings {
  private static final long NONE = -1;

  private long waited = NONE;
  private long connect = NONE;
  private long tls = NONE;
  private long sending = NONE;
  private long firstByte = NONE;
  private long body = NONE;
  private int retried;

  /** Returns the time for which no connection was to be had; -1 where one was at once. */
  public long waited() {
    return waited;
  }

  /** Returns the time to look up the host and connect; -1 on a connection that was kept. */
  public long connect() {
    return connect;
  }

  /** Returns the time of the handshake; -1 without one. */
  public long tls() {
    return tls;
  }

  /** Returns the time to send a request that has a body; -1 without one. */
  public long sending() {
    return sending;
  }

  /** Returns the time from the end of the request to the response's head. */
  public long firstByte() {
    return firstByte;
  }

  /** Returns the time from the response's head to its end; -1 until it was read to there. */
  public long body() {
    return body;
  }

  /** Returns how often the request was sent again, since the target had closed the connection. */
  public int retried() {
    return retried;
  }

  void waited(long nanos) {
    waited = nanos;
  }

  void connect(long nanos) {
    connect = nanos;
  }

  void tls(long nanos) {
    tls = nanos;
  }

  void sending(long nanos) {
    sending = nanos;
  }

  void firstByte(long nanos) {
    firstByte = nanos;
  }

  void body(long nanos) {
    body = nanos;
  }

  void retry() {
    retried++;
  }
}
