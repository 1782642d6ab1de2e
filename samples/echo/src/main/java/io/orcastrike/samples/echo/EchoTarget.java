package io.orcastrike.samples.echo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A TCP server on loopback that sends back every byte it gets.
 *
 * <p>Safe for use by many threads.
 */
public final class EchoTarget implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private EchoTarget(ServerSocket server) {
    this.server = server;
  }

  /**
   * Starts a target.
   *
   * @param port 0: any that is free
   */
  public static EchoTarget start(int port) throws IOException {
    ServerSocket server = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
    EchoTarget target = new EchoTarget(server);
    target.threads.execute(target::accept);
    return target;
  }

  /** Starts a target on the port given, until the process is stopped. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try (EchoTarget target = start(arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]))) {
      System.out.println("echo target on " + target.address());
      new CountDownLatch(1).await();
    }
  }

  /** Returns where it listens, as {@code host:port}. */
  public String address() {
    return server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
  }

  /** Stops listening and hangs up on everybody. */
  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      threads.shutdownNow(); // an interrupt closes the socket that a virtual thread waits on
      threads.close();
    }
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket connection = server.accept();
        threads.execute(() -> echo(connection));
      }
    } catch (IOException e) {
      // closed: accept has no other way to say so
    }
  }

  private static void echo(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      connection.getInputStream().transferTo(connection.getOutputStream());
    } catch (IOException e) {
      // the caller or this target hung up
    }
  }
}
