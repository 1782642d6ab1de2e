package io.orcastrike.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.orcastrike.micrometer.MicrometerSink;
import io.orcastrike.report.Progress;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.ResultSink;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Where a Prometheus reads how a run goes, once in a while: there before the run begins. */
final class MetricsPage implements AutoCloseable {
  /** A Prometheus that reads as often as most do comes once more within it. */
  private static final Duration LAST_READING = Duration.ofSeconds(20);

  private static final int MOST_AT_ONCE = 4;
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore readers = new Semaphore(MOST_AT_ONCE);
  private final CountDownLatch endIsRead = new CountDownLatch(1);
  private volatile boolean isRead;
  private volatile boolean isOver;
  private final HttpServer server;

  private MetricsPage(InetSocketAddress address) throws IOException {
    server = HttpServer.create(address, 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** Opens the page, and says where it is. */
  static MetricsPage open(Console console, InetSocketAddress address) throws Problem {
    try {
      MetricsPage page = new MetricsPage(address);
      console.screen().line("metrics: " + page.address());
      return page;
    } catch (IOException e) {
      throw Problem.of(
          "the page for Prometheus cannot be opened: " + e.getMessage(),
          address.getHostString() + ":" + address.getPort(),
          "something else listens there, or the address is not this machine's",
          "--prometheus 0, which takes a free port");
    }
  }

  private String address() {
    InetSocketAddress at = server.getAddress();
    String host = at.getAddress().getHostAddress();
    return "http://%s:%d/metrics"
        .formatted(host.indexOf(':') < 0 ? host : "[" + host + "]", at.getPort());
  }

  /** Makes the sink of the one run that the page shows. */
  ResultSink sink() {
    return new Shown(MicrometerSink.to(registry));
  }

  /** Notes when the meters show the end. */
  private final class Shown implements ResultSink {
    private final ResultSink meters;

    Shown(ResultSink meters) {
      this.meters = meters;
    }

    @Override
    public String name() {
      return "prometheus";
    }

    @Override
    public void started(RunInfo info) throws Exception {
      meters.started(info);
    }

    @Override
    public void progressed(Progress progress) throws Exception {
      meters.progressed(progress);
    }

    @Override
    public void ended(RunReport report) throws Exception {
      meters.ended(report);
      isOver = true;
    }

    @Override
    public void close() throws Exception {
      meters.close();
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean isMetrics =
          exchange.getRequestMethod().equals("GET")
              && exchange.getRequestURI().getPath().equals("/metrics");
      if (!isMetrics) {
        answer(exchange, 404, "there is nothing here but GET /metrics\n");
      } else if (readers.tryAcquire()) {
        try {
          read(exchange);
        } finally {
          readers.release();
        }
      } else {
        answer(exchange, 503, "at most %d can read at once\n".formatted(MOST_AT_ONCE));
      }
    }
  }

  private void read(HttpExchange exchange) throws IOException {
    boolean isLast = isOver;
    isRead = true;
    answer(exchange, 200, registry.scrape(TYPE));
    if (isLast) {
      endIsRead.countDown();
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", TYPE);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Has the end read too where there is a reader: waits for it, a little while. */
  @Override
  public void close() throws InterruptedException {
    try {
      if (isRead && isOver) {
        boolean unused = endIsRead.await(LAST_READING.toMillis(), TimeUnit.MILLISECONDS);
      }
    } finally {
      server.stop(0);
      threads.shutdownNow();
      registry.close();
    }
  }
}
