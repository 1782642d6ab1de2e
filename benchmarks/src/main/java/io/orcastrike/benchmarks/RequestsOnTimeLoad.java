package io.orcastrike.benchmarks;

import io.orcastrike.core.Orca;
import io.orcastrike.report.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A generator of {@link RequestsOnTime}, in a JVM of its own. */
final class RequestsOnTimeLoad {
  private static final int CONNECTIONS = 1_000;
  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final Duration LENGTH = Duration.ofSeconds(8);

  /** How it is sent. */
  enum Way {
    WAKING("a bare thread that wakes for each and sends nothing"),
    BARE("the same sends, another bare thread reads"),
    CHANNELS("virtual threads of the JDK, its channels"),
    WIRE("virtual threads of the JDK, orca-http's wire"),
    ORCA("Orca");

    private final String text;

    Way(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /** What is done when one is due. */
  private interface Sender {
    void send() throws IOException;
  }

  private RequestsOnTimeLoad() {}

  /**
   * Prints CPU µs of this process for a request, once it is warm.
   *
   * @param arguments the way, the port and the rate
   */
  public static void main(String... arguments) throws Exception {
    Way way = Way.valueOf(arguments[0]);
    int port = Integer.parseInt(arguments[1]);
    int rate = Integer.parseInt(arguments[2]);
    double cpu =
        switch (way) {
          case WAKING -> plain(rate, () -> {});
          case BARE -> plain(rate, bare(port));
          case CHANNELS -> plain(rate, virtual(HttpEngine.BARE_CHANNELS, port));
          case WIRE -> plain(rate, virtual(HttpEngine.WIRE, port));
          case ORCA -> orca(port, rate);
        };
    System.out.printf("%.1f%n", cpu);
    System.exit(0);
  }

  private static double orca(int port, int rate) throws Exception {
    Duration all = WARM_UP.plus(LENGTH);
    CpuOverTime cpu = new CpuOverTime(WARM_UP, all);
    HttpLoad load = new HttpLoad("orca-http", port, rate, all);
    RunReport report = Orca.test(() -> load).sink(cpu).start().await();
    if (report.totals().failed() > 0 || report.totals().dropped().total() > 0) {
      throw new IOException("all must succeed, did not: " + report.totals());
    }
    return cpu.microsPerSecond() / rate;
  }

  private static double plain(int rate, Sender sender) throws Exception {
    Thread.ofPlatform().daemon().start(() -> sendOnTime(rate, sender));
    Thread.sleep(WARM_UP);
    long cpu = Programs.cpuNanos();
    long begin = System.nanoTime();
    Thread.sleep(LENGTH);
    return (Programs.cpuNanos() - cpu) / 1e3 / ((System.nanoTime() - begin) / 1e9 * rate);
  }

  private static void sendOnTime(int rate, Sender sender) {
    try {
      Programs.lowerTimerSlack();
      long t0 = System.nanoTime();
      for (long n = 0; true; n++) {
        long due = t0 + n * 1_000_000_000L / rate;
        Programs.parkUntil(due);
        sender.send();
      }
    } catch (IOException e) {
      end(e);
    }
  }

  /** One thread reads what comes, of all connections. */
  private static Sender bare(int port) throws IOException {
    ConcurrentLinkedDeque<SocketChannel> idle = new ConcurrentLinkedDeque<>();
    Selector selector = Selector.open();
    for (int i = 0; i < CONNECTIONS; i++) {
      SocketChannel channel = HttpEngine.channel(port);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      idle.add(channel);
    }
    Thread.ofPlatform().daemon().start(() -> read(selector, idle));
    ByteBuffer request = HttpEngine.request();
    return () -> idle.removeFirst().write(request.rewind());
  }

  private static void read(Selector selector, ConcurrentLinkedDeque<SocketChannel> idle) {
    ByteBuffer answer = ByteBuffer.allocateDirect(2_048);
    try {
      while (true) {
        selector.select(key -> take((SocketChannel) key.channel(), answer, idle));
      }
    } catch (IOException | UncheckedIOException e) {
      end(e);
    }
  }

  private static void take(
      SocketChannel channel, ByteBuffer answer, ConcurrentLinkedDeque<SocketChannel> idle) {
    try {
      HttpEngine.ended(channel.read(answer.clear()));
      idle.addFirst(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each is sent by a virtual thread of its own. */
  private static Sender virtual(HttpEngine engine, int port) throws IOException {
    HttpEngine.Users users = engine.to(port, CONNECTIONS);
    ConcurrentLinkedDeque<HttpEngine.Call> idle = new ConcurrentLinkedDeque<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      idle.add(users.user());
    }
    return () ->
        Thread.ofVirtual()
            .start(
                () -> {
                  HttpEngine.Call call = idle.removeFirst();
                  try {
                    call.run();
                  } catch (IOException | InterruptedException e) {
                    end(e);
                  }
                  idle.addFirst(call);
                });
  }

  private static void end(Exception e) {
    e.printStackTrace();
    System.exit(1);
  }
}
