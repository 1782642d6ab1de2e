package io.orcastrike.elasticsearch.kibana;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A server that answers an import as Kibana does, or as the test wants it, and remembers it. */
final class FakeKibana implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** What was asked for. */
  record Request(String method, String uri, com.sun.net.httpserver.Headers headers, String body) {}

  private FakeKibana(HttpServer server, HttpHandler answer) {
    this.server = server;
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            remember(exchange);
            answer.handle(exchange);
          }
        });
    server.setExecutor(threads);
    server.start();
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  static FakeKibana answering(HttpHandler answer) throws IOException {
    return new FakeKibana(HttpServer.create(anyPort(), 0), answer);
  }

  static FakeKibana answering(int status, String body) throws IOException {
    return answering(exchange -> send(exchange, status, body));
  }

  /** Answers as if all that was sent had been imported. */
  static FakeKibana importing() throws IOException {
    return answering(200, imported());
  }

  static FakeKibana importing(SSLContext certificate) throws IOException {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate));
    return new FakeKibana(server, exchange -> send(exchange, 200, imported()));
  }

  /** Sends the begin of an answer, or nothing, and no more until it is closed. */
  static FakeKibana stalling(String begin) throws IOException {
    CountDownLatch[] until = new CountDownLatch[1];
    FakeKibana kibana =
        answering(
            exchange -> {
              if (!begin.isEmpty()) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(begin.getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
              }
              awaitUninterrupted(until[0]);
            });
    until[0] = kibana.closed;
    return kibana;
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static String imported() {
    int objects = KibanaDashboards.objects().size();
    return "{\"success\":true,\"successCount\":%d,\"warnings\":[]}".formatted(objects);
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void remember(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders(),
            body));
  }

  URI address() {
    String scheme = server instanceof HttpsServer ? "https" : "http";
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  List<Request> requests() {
    return requests;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
