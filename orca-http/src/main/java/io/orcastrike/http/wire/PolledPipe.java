package io.orcastrike.http.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection that is used again and again. Who waits for an answer is parked, and a {@link
 * Poller} reads what comes: a system call for the request and one for the answer, besides a share
 * of the poller's.
 */
final class PolledPipe implements Pipe {
  private static final int NOTHING = 0;
  private static final int TO_READ = SelectionKey.OP_READ;
  private static final int TO_WRITE = SelectionKey.OP_WRITE;

  private final SocketChannel channel;
  private final SelectionKey key;

  /** Set by who waits, and by the poller to nothing; hands over the fields that follow. */
  private volatile int wanted = NOTHING;

  private @Nullable Thread waiting;
  private @Nullable ByteBuffer room;
  private int count;
  private @Nullable IOException failure;

  /** Whether an answer is to come that takes its time, so that nothing is there yet. */
  private boolean asked;

  /** Takes over a connection on which nobody reads or writes. */
  PolledPipe(SocketChannel channel, Poller poller) throws IOException {
    this.channel = channel;
    channel.configureBlocking(false);
    key = poller.register(this);
  }

  SocketChannel channel() {
    return channel;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(into, from, Math.min(length, PlainPipe.MOST));
    int there = asked ? 0 : channel.read(bytes);
    asked = false;
    if (there != 0) {
      return there;
    }
    room = bytes;
    await(TO_READ);
    if (failure != null) {
      throw failure;
    }
    return count;
  }

  @Override
  public int readNow(byte[] into, int from, int length) throws IOException {
    return channel.read(ByteBuffer.wrap(into, from, length));
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int end = from + length;
    for (int at = from; at < end; ) {
      int written = channel.write(ByteBuffer.wrap(bytes, at, Math.min(end - at, PlainPipe.MOST)));
      if (written == 0) {
        await(TO_WRITE);
      }
      at += written;
    }
    asked = true;
  }

  /** The poller tells, unless it was told to say no more. */
  @Override
  public boolean isQuiet(long since) throws IOException {
    try {
      return (key.interestOps() & TO_READ) != 0 || channel.read(ByteBuffer.allocate(1)) == 0;
    } catch (CancelledKeyException e) {
      return false; // closed
    }
  }

  /** The poller looks again at once, since only then the system frees the socket. */
  @Override
  public void close() throws IOException {
    channel.close();
    key.selector().wakeup();
    if (wanted != NOTHING) {
      LockSupport.unpark(waiting);
    }
  }

  /**
   * Does for who waits what can be done now. Called by the poller, which may have the key before
   * this has.
   */
  void serve(SelectionKey ready) {
    int operations = ready.readyOps();
    if ((operations & wanted) == 0) {
      leave(ready, operations);
      return;
    }
    if (wanted == TO_WRITE) {
      ready.interestOpsAnd(~TO_WRITE);
    } else if (!hasRead()) {
      return;
    }
    Thread served = waiting;
    wanted = NOTHING;
    LockSupport.unpark(served);
  }

  /** Has the system say no more of what nobody waits for, unless somebody has just begun to. */
  private void leave(SelectionKey ready, int operations) {
    ready.interestOpsAnd(~operations);
    ready.interestOpsOr(operations & wanted);
  }

  private boolean hasRead() {
    try {
      count = channel.read(room);
      return count != 0;
    } catch (IOException e) {
      failure = e;
      return true;
    }
  }

  private void await(int operation) throws IOException {
    waiting = Thread.currentThread();
    wanted = operation;
    try {
      if ((key.interestOps() & operation) == 0) {
        key.interestOpsOr(operation);
        key.selector().wakeup();
      }
    } catch (CancelledKeyException e) {
      throw new AsynchronousCloseException();
    }
    while (wanted != NOTHING) {
      if (!channel.isOpen()) {
        throw new AsynchronousCloseException();
      }
      LockSupport.park(this);
      if (Thread.currentThread().isInterrupted()) {
        close();
        throw new ClosedByInterruptException();
      }
    }
  }
}
