package io.orcastrike.benchmarks.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Reads the requests of all connections in one thread; on the loopback interface only. A request is
 * a head without a body.
 */
final class RequestLoop implements Runnable {
  private static final int BACKLOG = 16_384;

  private final Selector selector = Selector.open();
  private final ServerSocketChannel server = ServerSocketChannel.open();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
  private final Answers answers = new Answers();
  private final Requests requests;
  private int open;
  private volatile int mostOpen;

  /** Is told of requests, in the thread of the loop. */
  @FunctionalInterface
  interface Requests {
    /** So many requests have come on a connection, with one reading of it. */
    void came(Connection connection, int count) throws IOException;
  }

  /**
   * @param port to listen on; 0 for a free one
   */
  RequestLoop(int port, Requests requests) throws IOException {
    this.requests = requests;
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
  }

  int port() {
    return server.socket().getLocalPort();
  }

  /** Returns how many connections were open at once, at most. */
  int mostOpen() {
    return mostOpen;
  }

  /** Reads until the process ends. */
  @Override
  public void run() {
    try {
      while (true) {
        selector.select(this::look);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a target cannot wait for requests", e);
    }
  }

  private void look(SelectionKey key) {
    if (key.attachment() instanceof Connection connection) {
      try {
        serve(connection, key);
      } catch (IOException e) {
        close(connection);
      }
    } else {
      accept();
    }
  }

  private void serve(Connection connection, SelectionKey key) throws IOException {
    if (key.isWritable()) {
      connection.flush(answers);
    }
    if (key.isReadable()) {
      int count = connection.read(buffer);
      if (count < 0) {
        close(connection);
      } else if (count > 0) {
        requests.came(connection, count);
      }
    }
  }

  private void close(Connection connection) {
    connection.close();
    open--;
  }

  private void accept() {
    try {
      for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        key.attach(new Connection(channel, key));
        open++;
        mostOpen = Math.max(mostOpen, open);
      }
    } catch (IOException e) {
      // the client was gone before it was let in, or there are no files left: others go on
      System.err.println("a connection was not taken: " + e.getMessage());
    }
  }
}
