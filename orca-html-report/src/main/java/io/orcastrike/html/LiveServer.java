package io.orcastrike.html;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Serves a live page to this machine alone: the page itself, what it shows as server-sent events,
 * and commands that steer.
 *
 * <p>Safe for use by many threads.
 */
final class LiveServer implements AutoCloseable {
  private static final int MOST_PAGES = 20;
  private static final int MOST_COMMAND = 100;
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);
  private static final Duration HAND_OVER = Duration.ofSeconds(2);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore pages = new Semaphore(MOST_PAGES);
  private final LiveState state;
  private final LivePage.Steering steering;
  private final LiveAccess access;

  LiveServer(int port, LiveState state, LivePage.Steering steering) throws IOException {
    this.state = state;
    this.steering = steering;
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
    access = LiveAccess.at(server.getAddress().getPort());
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    // Its own thread is a daemon if the one that starts it is, as virtual threads are.
    CompletableFuture.runAsync(server::start, threads).join();
  }

  /** Returns the address with the token, which no browser sends to a server or writes to a log. */
  String address() {
    return "http://127.0.0.1:%d/#%s".formatted(server.getAddress().getPort(), access.token());
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      harden(exchange.getResponseHeaders());
      Optional<String> refused = access.refusedAddress(exchange.getRequestHeaders());
      if (refused.isPresent()) {
        answer(exchange, 403, refused.get());
        return;
      }
      switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
        case "GET /" -> page(exchange);
        case "GET /events" -> ifAllowed(exchange, this::events);
        case "POST /steer" -> ifAllowed(exchange, this::steer);
        default -> answer(exchange, 404, "there is nothing here");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server closes
    }
  }

  private static void harden(Headers headers) {
    headers.set("Cache-Control", "no-store");
    headers.set("Content-Security-Policy", "frame-ancestors 'none'");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Content-Type-Options", "nosniff");
  }

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private void ifAllowed(HttpExchange exchange, Handler handler)
      throws IOException, InterruptedException {
    Optional<String> refused = access.refusedToken(exchange.getRequestHeaders());
    if (refused.isPresent()) {
      answer(exchange, 403, refused.get());
    } else {
      handler.handle(exchange);
    }
  }

  private static void page(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    send(exchange, 200, LiveShell.html());
  }

  /** A page that is slow misses what was between, since each message has everything. */
  private void events(HttpExchange exchange) throws IOException, InterruptedException {
    if (!pages.tryAcquire()) {
      answer(exchange, 503, "%d pages are open already: close one".formatted(MOST_PAGES));
      return;
    }
    try {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      long seen = -1;
      boolean isLast = false;
      while (!isLast) {
        Optional<LiveMessage> message = state.next(seen, SIGN_OF_LIFE);
        if (message.isEmpty() && state.isClosed()) {
          return;
        }
        String event = message.map(next -> "data: " + next.json()).orElse(": still here");
        out.write((event + "\n\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        seen = message.map(LiveMessage::version).orElse(seen);
        isLast = message.isPresent() && message.get().isLast();
      }
    } finally {
      pages.release();
    }
  }

  private void steer(HttpExchange exchange) throws IOException, InterruptedException {
    byte[] command = exchange.getRequestBody().readNBytes(MOST_COMMAND + 1);
    if (command.length > MOST_COMMAND) {
      answer(exchange, 413, "a command must have at most %d bytes".formatted(MOST_COMMAND));
      return;
    }
    LivePage.Answer answer = steering.steer(new String(command, StandardCharsets.UTF_8));
    answer(exchange, answer.accepted() ? 200 : 409, answer.text());
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    send(exchange, status, text);
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Hands over what there is to pages that take it at once, and is gone. */
  @Override
  public void close() throws InterruptedException {
    state.close();
    try {
      boolean allHaveIt = pages.tryAcquire(MOST_PAGES, HAND_OVER.toMillis(), TimeUnit.MILLISECONDS);
      if (allHaveIt) {
        pages.release(MOST_PAGES);
      }
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
  }
}
