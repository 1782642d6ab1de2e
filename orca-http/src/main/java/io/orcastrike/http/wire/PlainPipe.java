package io.orcastrike.http.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** A TCP connection. */
final class PlainPipe implements Pipe {
  /** What is written at once: the JDK copies it to memory of its own, which it keeps. */
  static final int MOST = 64 * 1024;

  /** After a rest that long it costs nothing to look whether a connection is still there. */
  private static final long REST = Duration.ofMillis(100).toNanos();

  private final SocketChannel channel;

  PlainPipe(SocketChannel channel) {
    this.channel = channel;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    return channel.read(ByteBuffer.wrap(into, from, Math.min(length, MOST)));
  }

  @Override
  public int readNow(byte[] into, int from, int length) throws IOException {
    return readNow(channel, ByteBuffer.wrap(into, from, length));
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int end = from + length;
    for (int at = from; at < end; ) {
      at += channel.write(ByteBuffer.wrap(bytes, at, Math.min(end - at, MOST)));
    }
  }

  @Override
  public boolean isQuiet(long since) throws IOException {
    return isQuiet(channel, since);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  static boolean isQuiet(SocketChannel channel, long since) throws IOException {
    return System.nanoTime() - since < REST || readNow(channel, ByteBuffer.allocate(1)) == 0;
  }

  private static int readNow(SocketChannel channel, ByteBuffer into) throws IOException {
    channel.configureBlocking(false);
    try {
      return channel.read(into);
    } finally {
      channel.configureBlocking(true);
    }
  }
}
