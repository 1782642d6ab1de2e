package io.orcastrike.samples.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.orcastrike.api.Parameters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * A shop that can misbehave as told; on loopback, unless started elsewhere.
 *
 * <p>Safe for use by many threads.
 */
public final class ShopTarget implements AutoCloseable {
  private static final int BACKLOG = 1024;
  private static final String SESSION = "session=";

  static {
    // The JDK's server reads these once in a process. By its defaults it closes connections beyond
    // 200 idle ones, and those idle for 30 s, at the moment a client may be sending on them.
    setDefault("sun.net.httpserver.maxIdleConnections", 100_000);
    setDefault("sun.net.httpserver.idleInterval", 300);
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Behaviour behaviour;
  private final Shop shop = new Shop();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong firstNanos = new AtomicLong();

  private ShopTarget(InetSocketAddress address, Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    server = HttpServer.create(address, BACKLOG);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  /**
   * Starts a shop.
   *
   * @param port 0: any that is free
   */
  public static ShopTarget start(int port, Behaviour behaviour) throws IOException {
    return start(onLoopback(port), behaviour);
  }

  private static ShopTarget start(InetSocketAddress address, Behaviour behaviour)
      throws IOException {
    ShopTarget target = new ShopTarget(address, behaviour);
    target.server.start();
    return target;
  }

  /**
   * Starts a shop until the process is stopped.
   *
   * @param arguments the port, on loopback, or where to listen, such as {@code 0.0.0.0:8080}; then
   *     the behaviour, such as {@code latency=20ms stall=2s}
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    InetSocketAddress address = place(arguments.length == 0 ? "0" : arguments[0]);
    var behaviour =
        Arrays.stream(arguments)
            .skip(1)
            .map(argument -> argument.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    try (ShopTarget target = start(address, Behaviour.of(Parameters.of(behaviour)))) {
      System.out.println("shop on " + target.address());
      new CountDownLatch(1).await();
    }
  }

  /** Returns what {@code [HOST:]PORT} names. */
  static InetSocketAddress place(String named) {
    int colon = named.lastIndexOf(':');
    int port = Integer.parseInt(named.substring(colon + 1));
    return colon < 0 ? onLoopback(port) : new InetSocketAddress(named.substring(0, colon), port);
  }

  private static InetSocketAddress onLoopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Returns where it listens, as {@code http://host:port}. */
  public String address() {
    InetSocketAddress address = server.getAddress();
    return "http://%s:%d".formatted(address.getAddress().getHostAddress(), address.getPort());
  }

  /** Returns how many requests arrived so far. */
  public long requests() {
    return requests.get();
  }

  /** Stops listening and hangs up on everybody. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Duration delay = behaviour.delay(sinceFirst(System.nanoTime()));
    boolean refused = behaviour.refuses(requests.getAndIncrement());
    try (exchange) {
      String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      Thread.sleep(delay);
      Shop.Answer answer =
          refused
              ? new Shop.Answer(503, "out of order")
              : shop.answer(line(exchange), session(exchange), form);
      if (!answer.session().isEmpty()) {
        exchange.getResponseHeaders().set("Set-Cookie", SESSION + answer.session() + "; HttpOnly");
      }
      byte[] body = answer.text().getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closing: nobody waits for an answer
    }
  }

  private Duration sinceFirst(long nanos) {
    firstNanos.compareAndSet(0, nanos);
    return Duration.ofNanos(Math.max(0, nanos - firstNanos.get()));
  }

  private static void setDefault(String property, int value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, Integer.toString(value));
    }
  }

  private static String line(HttpExchange exchange) {
    return exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
  }

  private static String session(HttpExchange exchange) {
    String cookies =
        Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Cookie"), "");
    return Arrays.stream(cookies.split("; ", -1))
        .filter(cookie -> cookie.startsWith(SESSION))
        .map(cookie -> cookie.substring(SESSION.length()))
        .findFirst()
        .orElse("");
  }
}
