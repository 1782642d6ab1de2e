package io.orcastrike.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A server on loopback that remembers what it was asked. */
final class Target implements AutoCloseable {
  private static final int BACKLOG = 100;

  private final HttpServer server;
  private final String url;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  /** A request, its header fields in lower case. */
  record Asked(
      String method, String path, Map<String, List<String>> headers, byte[] content, int from) {
    String header(String name) {
      return headers.containsKey(name) ? String.join("|", headers.get(name)) : null;
    }

    String body() {
      return new String(content, UTF_8);
    }
  }

  Target() throws IOException {
    this(HttpServer.create(address(), BACKLOG), "http://127.0.0.1:");
  }

  private Target(HttpServer server, String url) {
    this.server = server;
    this.url = url + server.getAddress().getPort();
    server.setExecutor(threads);
    on("/", exchange -> answer(exchange, 200, "hello"));
    server.start();
  }

  /** Starts one that speaks TLS, as the host {@code localhost}. */
  static Target secure(SSLContext context) throws IOException {
    HttpsServer server = HttpsServer.create(address(), BACKLOG);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return new Target(server, "https://localhost:");
  }

  private static InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** Answers what is below a path so. */
  Target on(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
          headers.putAll(exchange.getRequestHeaders());
          asked.add(
              new Asked(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().toString(),
                  headers,
                  exchange.getRequestBody().readAllBytes(),
                  exchange.getRemoteAddress().getPort()));
          try (exchange) {
            handler.handle(exchange);
          }
        });
    return this;
  }

  static void answer(HttpExchange exchange, int status, String body, String... header)
      throws IOException {
    answer(exchange, status, body.getBytes(UTF_8), header);
  }

  static void answer(HttpExchange exchange, int status, byte[] body, String... header)
      throws IOException {
    for (int i = 0; i < header.length; i += 2) {
      exchange
          .getResponseHeaders()
          .add(header[i], new String(header[i + 1].getBytes(UTF_8), ISO_8859_1));
    }
    boolean isEmpty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, isEmpty ? -1 : body.length);
    if (!isEmpty) {
      exchange.getResponseBody().write(body);
    }
  }

  String url() {
    return url;
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  Asked last() {
    return asked.getLast();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
