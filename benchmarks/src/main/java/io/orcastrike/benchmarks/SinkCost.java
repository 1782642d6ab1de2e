package io.orcastrike.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcastrike.elasticsearch.ElasticsearchSetup;
import io.orcastrike.elasticsearch.ElasticsearchSink;
import io.orcastrike.elasticsearch.Server;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.DistributionBuilder;
import io.orcastrike.report.DroneInterval;
import io.orcastrike.report.Health;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.Progress;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.Series;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.Totals;
import io.orcastrike.report.TrustLimits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What an hour of a run costs an Elasticsearch, as the sink writes it, against one document for
 * each request as other tools do: three drones, ten series, 1,000 iterations or steps a second. Of
 * the single documents a part is written, and its cost multiplied.
 */
public final class SinkCost {
  private static final int DRONES = 3;
  private static final int SERIES = 10;
  private static final int PER_SECOND = 1_000;
  private static final int SECONDS = 3_600;
  private static final int INTERVAL = 10;
  private static final int SINGLES = 100_000;
  private static final int PER_REQUEST = 500;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String url;
  private final String namespace;
  private final SplittableRandom random = new SplittableRandom(7);

  private SinkCost(String url, String namespace) {
    this.url = url;
    this.namespace = namespace;
  }

  /** Runs it; the argument is the URL of an Elasticsearch that can be filled with data. */
  public static void main(String... arguments) throws Exception {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("the URL of an Elasticsearch must be given");
    }
    SinkCost cost = new SinkCost(arguments[0], "bench" + System.currentTimeMillis());
    ElasticsearchSetup.of(Server.at(arguments[0])).install();
    System.out.printf(
        "%-24s %12s %12s %14s%n", "an hour of a run", "documents", "MB on disk", "CPU s of server");
    double[] sink = cost.sink();
    double[] singles = cost.singles();
    System.out.printf(
        "%-24s %12.3f %12.3f %14.3f%n",
        "share", sink[0] / singles[0], sink[1] / singles[1], sink[2] / singles[2]);
  }

  private double[] sink() throws Exception {
    double cpu = cpuSeconds();
    Instant begin = Instant.now().minusSeconds(SECONDS);
    try (ElasticsearchSink sink =
        ElasticsearchSink.to(Server.at(url)).namespace(namespace).build()) {
      sink.started(info(begin));
      for (int from = 0; from < SECONDS; from += INTERVAL) {
        for (int drone = 0; drone < DRONES; drone++) {
          sink.recorded(interval(drone, from));
        }
      }
      sink.progressed(nothing()); // sends what waits
    }
    return told("as the sink writes it", "*-orca.*-" + namespace, cpu, 1);
  }

  private double[] singles() throws Exception {
    double cpu = cpuSeconds();
    Instant begin = Instant.now().minusSeconds(SECONDS);
    String index = "single-" + namespace;
    StringBuilder bulk = new StringBuilder();
    for (int i = 1; i <= SINGLES; i++) {
      bulk.append("{\"create\":{}}\n").append(single(begin, i)).append('\n');
      if (i % PER_REQUEST == 0) {
        ask("POST", index + "/_bulk", bulk.toString());
        bulk.setLength(0);
      }
    }
    double times = (double) PER_SECOND * SECONDS / SINGLES;
    return told("one for each request", index, cpu, times);
  }

  private String single(Instant begin, int number) {
    return """
    {"@timestamp":"%s","run":"%s","scenario":"scenario-%d","step":"step","outcome":"success","drone":"drone-%d","response_ms":%.3f,"service_ms":%.3f}\
    """
        .formatted(
            begin.plusMillis(number),
            namespace,
            number % SERIES,
            number % DRONES,
            micros() / 1e3,
            micros() / 1e3);
  }

  private double[] told(String what, String index, double cpuBefore, double times)
      throws Exception {
    ask("POST", index + "/_flush", "");
    ask("POST", index + "/_refresh", "");
    double cpu = cpuSeconds() - cpuBefore;
    JsonNode all = ask("GET", index + "/_stats/docs,store", "").at("/_all/primaries");
    double documents = all.at("/docs/count").asDouble();
    double megabytes = all.at("/store/size_in_bytes").asDouble() / 1e6;
    double[] told = {documents * times, megabytes * times, cpu * times};
    System.out.printf("%-24s %,12.0f %,12.1f %,14.1f%n", what, told[0], told[1], told[2]);
    return told;
  }

  private double cpuSeconds() throws Exception {
    JsonNode nodes = ask("GET", "_nodes/stats/process", "").get("nodes");
    return nodes.iterator().next().at("/process/cpu/total_in_millis").asDouble() / 1e3;
  }

  private JsonNode ask(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/" + path))
            .timeout(Duration.ofSeconds(60))
            .header("Content-Type", "application/x-ndjson")
            .method(method, BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    JsonNode read = json.readTree(answer.body());
    if (answer.statusCode() >= 300 || read.path("errors").asBoolean()) {
      throw new IOException("%s %s: %s".formatted(method, path, answer.body()));
    }
    return read;
  }

  private DroneInterval interval(int drone, int from) {
    List<Series> series = new ArrayList<>();
    int each = PER_SECOND * INTERVAL / SERIES / DRONES;
    for (int i = 0; i < SERIES; i++) {
      String step = i % 2 == 0 ? "" : "step";
      series.add(
          new Series(
              new SeriesKey("load", "scenario-" + i, step, Outcome.SUCCEEDED, false),
              step.isEmpty() ? times(each) : Distribution.EMPTY,
              times(each),
              0));
    }
    return new DroneInterval(
        drone,
        "drone-" + drone,
        "process-" + drone,
        from + 1,
        from,
        from + INTERVAL,
        series,
        Totals.ZERO,
        true,
        new DroneInterval.Generator(times(100), times(100), Health.UNKNOWN, 5));
  }

  private Distribution times(int count) {
    DistributionBuilder times = new DistributionBuilder();
    IntStream.range(0, count).forEach(i -> times.record(micros()));
    return times.build();
  }

  /** Most about 20 ms, some much longer, as responses are. */
  private long micros() {
    return (long) (20_000 * Math.exp(0.6 * random.nextGaussian()));
  }

  private static Progress nothing() {
    return new Progress(
        Duration.ZERO,
        Duration.ZERO,
        Progress.State.RUNNING,
        Progress.Load.PLANNED,
        Totals.ZERO,
        List.of(),
        List.of(),
        Duration.ZERO,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private RunInfo info(Instant begin) {
    return new RunInfo(
        namespace,
        "bench",
        List.of(),
        "bench",
        List.of(),
        begin,
        Duration.ofSeconds(SECONDS),
        7,
        1,
        Map.of(),
        Map.of(),
        "",
        TrustLimits.DEFAULT,
        IntStream.range(0, DRONES).mapToObj(drone -> "drone-" + drone).toList(),
        "",
        "");
  }
}
