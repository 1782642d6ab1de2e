package io.orcastrike.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An HTTP server on loopback that does as a script says and keeps an exact log: the truth that
 * measurements are checked against. It takes requests without a body, on connections that stay
 * open, each read by a virtual thread of its own; one thread sends all delayed replies when they
 * are due, in order.
 *
 * <p>What it costs: a request takes about 50 microseconds of processor time, the {@link
 * TruthClient} included, so 5,000 a second are a quarter of a core. Delayed replies leave about 0.1
 * ms late, which the log knows. What the log cannot know is the way from and to the client, which
 * the client measures.
 *
 * <p>Safe for use by many threads.
 */
public final class TruthServer implements AutoCloseable {
  private static final int BACKLOG = 4_096;
  private static final long MOST_WAITING_SECONDS = 60;
  private static final byte[] SUCCESS =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(US_ASCII);
  private static final byte[] FAILURE =
      "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 2\r\n\r\nno".getBytes(US_ASCII);

  private final TruthScript script;
  private final ServerSocket server;
  private final DueReplies replies = new DueReplies();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong first = new AtomicLong();
  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Map<Long, CountDownLatch> awaited = new ConcurrentHashMap<>();

  /**
   * A request as the server saw it.
   *
   * <p>Immutable.
   *
   * @param number in the order of arrival, from 0
   * @param path as requested
   * @param arrivedNanos when it was read whole, of {@link System#nanoTime()}
   * @param repliedNanos when its reply was sent; empty: not, or not yet
   */
  public record Request(long number, String path, long arrivedNanos, OptionalLong repliedNanos) {}

  private static final class Entry {
    private final long number;
    private final String path;
    private final long arrived;
    private volatile boolean replied;
    private volatile long repliedNanos;

    Entry(long number, String path, long arrived) {
      this.number = number;
      this.path = path;
      this.arrived = arrived;
    }

    Request seen() {
      OptionalLong at = replied ? OptionalLong.of(repliedNanos) : OptionalLong.empty();
      return new Request(number, path, arrived, at);
    }
  }

  private TruthServer(TruthScript script, ServerSocket server) {
    this.script = script;
    this.server = server;
  }

  /** Starts a server on a free port. */
  public static TruthServer start(TruthScript script) throws IOException {
    ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    TruthServer server = new TruthServer(script, socket);
    Thread.ofVirtual().name("truth-accept").start(server::accept);
    server.replies.start();
    return server;
  }

  /** Returns the port it listens on, of the loopback address. */
  public int port() {
    return server.getLocalPort();
  }

  /** Returns where it listens, as {@code http://host:port}. */
  public String address() {
    return "http://%s:%d".formatted(server.getInetAddress().getHostAddress(), port());
  }

  /** Returns how many requests have arrived. */
  public long requests() {
    return requests.get();
  }

  /** Returns the requests up to now, in the order of arrival; also when closed. */
  public List<Request> log() {
    return entries.stream()
        .map(Entry::seen)
        .sorted(Comparator.comparingLong(Request::number))
        .toList();
  }

  /**
   * Waits until so many requests have arrived.
   *
   * @throws AssertionError if there are fewer after 60 s
   */
  public void awaitRequests(long least) throws InterruptedException {
    CountDownLatch latch = awaited.computeIfAbsent(least, key -> new CountDownLatch(1));
    if (requests.get() < least && !latch.await(MOST_WAITING_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError(
          "%d requests must arrive, only %d did within %d s"
              .formatted(least, requests.get(), MOST_WAITING_SECONDS));
    }
  }

  /** Stops listening, and hangs up on everybody; replies that are not due yet are not sent. */
  @Override
  public void close() {
    try {
      replies.close();
      server.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket connection = server.accept();
        connection.setTcpNoDelay(true);
        connections.add(connection);
        Thread.ofVirtual().name("truth-connection").start(() -> serve(connection));
      }
    } catch (IOException e) {
      // closed: accept has no other way to say so
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      RequestReader reader = new RequestReader(connection.getInputStream());
      for (String path = reader.next(); path != null; path = reader.next()) {
        arrived(connection, path);
      }
    } catch (IOException e) {
      // the client or this server hung up
    } finally {
      connections.remove(connection);
    }
  }

  private void arrived(Socket connection, String path) {
    long now = System.nanoTime();
    Entry entry = new Entry(requests.getAndIncrement(), path, now);
    entries.add(entry);
    if (!awaited.isEmpty()) {
      CountDownLatch latch = awaited.remove(entry.number + 1);
      if (latch != null) {
        latch.countDown();
      }
    }
    first.compareAndSet(0, now);
    Duration elapsed = Duration.ofNanos(Math.max(0, now - first.get()));
    TruthScript.Reply reply = script.reply(entry.number, elapsed);
    long due = now + reply.after().toNanos();
    replies.send(entry.number, due, () -> send(connection, entry, reply.kind()));
  }

  private static void send(Socket connection, Entry entry, TruthScript.Kind kind) {
    try {
      switch (kind) {
        case SUCCESS -> reply(connection, entry, SUCCESS);
        case FAILURE -> reply(connection, entry, FAILURE);
        case HANG_UP -> connection.close();
        case SILENCE -> {}
      }
    } catch (IOException e) {
      // the client hung up: nobody waits for this reply
    }
  }

  /** Notes the time first: a client must never have seen a reply before it was sent. */
  private static void reply(Socket connection, Entry entry, byte[] bytes) throws IOException {
    entry.repliedNanos = System.nanoTime();
    entry.replied = true;
    connection.getOutputStream().write(bytes);
  }
}
