package io.orcastrike.maven;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A Maven repository over HTTP on the loopback, which can ask for a password, hang, send a byte now
 * and then, or damage what it sends. It is an HTTP proxy, too: one that has every file itself.
 *
 * <p>Safe for use by many threads.
 */
public final class RepositoryServer implements AutoCloseable {
  /** How a request is answered. */
  public enum Mode {
    FINE,
    /** Without saying how much there is to come. */
    CHUNKED,
    HANGING,
    TRICKLING,
    CORRUPTING,
    FAILING
  }

  private final RepositoryFolder folder;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile Mode mode = Mode.FINE;
  private volatile String authorization = "";

  public RepositoryServer(RepositoryFolder folder) throws IOException {
    this.folder = folder;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public RepositoryServer requiring(String user, String password) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    authorization = "Basic " + Base64.getEncoder().encodeToString(both);
    return this;
  }

  public RepositoryServer mode(Mode other) {
    mode = other;
    return this;
  }

  public String url() {
    return "http://127.0.0.1:%d/".formatted(port());
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Returns the URIs that were asked for; of a proxy, with their hosts. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestURI().toString());
      String given = exchange.getRequestHeaders().getFirst("Authorization");
      if (!authorization.isEmpty() && !authorization.equals(given)) {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"repository\"");
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      Path file = folder.root().resolve(exchange.getRequestURI().getPath().replaceFirst("^/+", ""));
      switch (mode) {
        case FINE, CHUNKED -> send(exchange, file, false);
        case CORRUPTING -> send(exchange, file, file.toString().endsWith(".jar"));
        case FAILING -> exchange.sendResponseHeaders(500, -1);
        case HANGING -> waitForClose(10, TimeUnit.MINUTES);
        case TRICKLING -> trickle(exchange, file);
      }
    }
  }

  private void send(HttpExchange exchange, Path file, boolean damaged) throws IOException {
    if (!Files.isRegularFile(file)) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    byte[] content = Files.readAllBytes(file);
    if (damaged) {
      content[content.length / 2] ^= 1;
    }
    // A length of 0 stands for one that is not told.
    exchange.sendResponseHeaders(200, mode == Mode.CHUNKED ? 0 : content.length);
    exchange.getResponseBody().write(content);
  }

  private void trickle(HttpExchange exchange, Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    exchange.sendResponseHeaders(200, content.length);
    for (byte each : content) {
      exchange.getResponseBody().write(each);
      exchange.getResponseBody().flush();
      if (waitForClose(100, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  private boolean waitForClose(long most, TimeUnit unit) {
    try {
      return closed.await(most, unit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
