package io.orcastrike.benchmarks.peers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * A client's connection: finds the ends of its requests, and sends it answers.
 *
 * <p>Read by one thread; answered by any.
 */
final class Connection {
  private static final int END = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';

  private final SocketChannel channel;
  private final SelectionKey key;
  private int lastBytes;
  private long owed;
  private boolean closed;

  Connection(SocketChannel channel, SelectionKey key) {
    this.channel = channel;
    this.key = key;
  }

  /**
   * Reads what has come.
   *
   * @return how many requests have ended in it, or -1 where the client is gone
   */
  int read(ByteBuffer buffer) throws IOException {
    buffer.clear();
    int count = channel.read(buffer);
    if (count < 0) {
      return -1;
    }
    int requests = 0;
    int last = lastBytes;
    for (int i = 0; i < count; i++) {
      last = last << 8 | buffer.get(i);
      if (last == END) {
        requests++;
      }
    }
    lastBytes = last;
    return requests;
  }

  /** Sends so many answers; those that a slow reader has no room for follow when it has. */
  synchronized void answer(int answers, Answers bytes) throws IOException {
    owed += (long) answers * Answers.LENGTH;
    flush(bytes);
  }

  /** Sends what is owed, as far as there is room. */
  synchronized void flush(Answers bytes) throws IOException {
    if (closed) {
      return;
    }
    boolean room = true;
    while (owed > 0 && room) {
      ByteBuffer next = bytes.last(owed);
      owed -= channel.write(next);
      room = !next.hasRemaining();
    }
    int interest = owed > 0 ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
    if (key.interestOps() != interest) {
      key.interestOps(interest);
    }
  }

  /** Closes it, in the thread that reads; what is owed is not sent any more. */
  synchronized void close() {
    closed = true;
    key.cancel();
    try {
      channel.close();
    } catch (IOException e) {
      // it is gone either way
    }
  }
}
