package io.orcastrike.http.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLException;

/** A connection to an origin. Belongs to one thread, or rests in its pool. */
final class Connection extends Watched {
  private final Pool pool;
  private final SocketChannel channel = SocketChannel.open();
  private volatile Pipe pipe;
  private Input input;
  private boolean fresh = true;

  Connection(Pool pool) throws IOException {
    this.pool = pool;
    this.pipe = new PlainPipe(channel);
    this.input = input(pipe);
  }

  Origin origin() {
    return pool.origin();
  }

  WireSettings settings() {
    return pool.settings();
  }

  Pipe pipe() {
    return pipe;
  }

  Input input() {
    return input;
  }

  /** Tells whether nothing was sent on it before. */
  boolean isFresh() {
    return fresh;
  }

  /** Connects to one of the addresses of the host. */
  void connect(InetAddress address) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.connect(new InetSocketAddress(address, origin().port()));
  }

  void shakeHands() throws IOException {
    pipe = TlsPipe.over(channel, origin(), settings());
    input = input(pipe);
  }

  /** Has the part that begins then end in time. */
  void dueIn(Part part, long begin) {
    dueAt(begin + part.limit(settings().timeouts()).toNanos());
  }

  /** Tells whether it is we who ended it. */
  boolean isBrokenOff() {
    return isOverdue() || Thread.currentThread().isInterrupted() || pool.isClosed();
  }

  /** Tells whether it can still be used, as far as one can see. */
  boolean isAlive() {
    try {
      return pipe.isQuiet(input.filledAt());
    } catch (IOException e) {
      return false;
    }
  }

  /** Gives it back after an exchange, and closes it unless it can be used again. */
  void done(boolean reusable) {
    notDue();
    if (reusable && input.buffered() == 0 && !isOverdue()) {
      try {
        keep();
        pool.give(this);
        return;
      } catch (IOException e) {
        // its poller has ended, and so shall it
      }
    }
    pool.lose(this);
  }

  /** Says what failed, where, and who did it. */
  IOException failed(Part part, IOException cause) {
    String what = part.at(origin());
    if (isOverdue()) {
      return part.tookTooLong(origin(), settings().timeouts());
    }
    if (Thread.currentThread().isInterrupted()) {
      return new InterruptedIOException(what + " was interrupted");
    }
    if (pool.isClosed()) {
      return new IOException(what + " was broken off, since the connections were closed");
    }
    String message = "%s failed: %s".formatted(what, cause.getMessage());
    IOException failure =
        switch (cause) {
          case MalformedResponseException malformed -> new MalformedResponseException(message);
          case EOFException end -> new EOFException(message);
          case SSLException tls -> new SSLException(message);
          default ->
              part == Part.CONNECT ? new ConnectException(message) : new IOException(message);
        };
    failure.initCause(cause);
    return failure;
  }

  /** Closes it as the target expects. Called while it rests. */
  void close() {
    try {
      pipe.close();
    } catch (IOException e) {
      end();
    }
  }

  @Override
  void end() {
    try {
      pipe.breakOff();
    } catch (IOException e) {
      // it is of no use either way
    }
  }

  /** Has a poller wait for what comes from now on, where there is one; TLS has its own ways. */
  private void keep() throws IOException {
    input.rest();
    if (!fresh) {
      return;
    }
    fresh = false;
    Poller poller = origin().secure() ? null : pool.pollers().next();
    if (poller != null) {
      pipe = new PolledPipe(channel, poller);
      input.readFrom(pipe);
    }
  }

  private Input input(Pipe from) {
    return new Input(from, this, pool.settings().timeouts().body().toNanos());
  }
}
