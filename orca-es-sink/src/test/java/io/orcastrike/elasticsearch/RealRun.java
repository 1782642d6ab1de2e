package io.orcastrike.elasticsearch;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Metric.errorRate;
import static io.orcastrike.api.Rate.perSecond;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcastrike.api.Iteration;
import io.orcastrike.api.Plan;
import io.orcastrike.core.Orca;
import io.orcastrike.report.RecordedInterval;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.testkit.LoadTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run with three drones whose results went to Elasticsearch; one for all tests of this JVM.
 *
 * <p>Immutable.
 *
 * @param histograms whether the server has the type of fields
 * @param recorded what the leader recorded
 */
public record RealRun(
    RestApi api,
    String namespace,
    boolean histograms,
    RunReport report,
    List<RecordedInterval> recorded) {
  private static final Duration LOAD = Duration.ofSeconds(11);

  /** Returns the one that the tests of this JVM share; the first who asks waits for it. */
  public static RealRun shared() {
    return Shared.RUN;
  }

  private static final class Shared {
    static final RealRun RUN = run();
  }

  private static RealRun run() {
    try {
      Path folder = Files.createTempDirectory("orca-real-run");
      try {
        return run(folder);
      } finally {
        remove(folder);
      }
    } catch (Exception e) {
      throw new AssertionError("the run came to nothing", e);
    }
  }

  private static RealRun run(Path folder) throws Exception {
    RestApi api = RestApi.any();
    boolean histograms = ElasticsearchSetup.of(api.server()).install().histograms();
    String namespace = Deliveries.namespace();
    TrustLimits patient = new TrustLimits(Duration.ofHours(1), 1, 1);
    RunReport report =
        LoadTests.run(
            Orca.test(() -> parameters -> plan())
                .drones(3)
                .trust(patient)
                .tag("team.name", "checkout")
                .folder(folder)
                .sink(sink(api, namespace, folder)));
    return new RealRun(api, namespace, histograms, report, Deliveries.recorded(folder));
  }

  private static ElasticsearchSink sink(RestApi api, String namespace, Path folder) {
    return ElasticsearchSink.to(api.server())
        .namespace(namespace)
        .service("shop", "1.2", "staging")
        .folder(run -> folder)
        .build();
  }

  private static Plan plan() {
    return Plan.named("shop")
        .load("shoppers", arrivalRate(perSecond(60)).hold(LOAD).warmUp(Duration.ofSeconds(2)))
        .scenario("browse", 3, it -> it.step("page", () -> Thread.sleep(time(it))))
        .scenario("check.out", 1, RealRun::checkout)
        .threshold(errorRate().below(0.001))
        .build();
  }

  private static void checkout(Iteration it) throws Exception {
    it.step("cart", () -> Thread.sleep(time(it)));
    it.step(
        "pay",
        () -> {
          if (it.number() % 5 == 0) {
            throw new IllegalStateException("no money");
          }
        });
  }

  private static int time(Iteration it) {
    return 1 + it.random().nextInt(8);
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Returns the name of a data stream of metrics. */
  public String stream(String dataset) {
    return "metrics-orca.%s-%s".formatted(dataset, namespace);
  }

  List<JsonNode> documents(String dataset) {
    return api.documents(stream(dataset));
  }

  List<JsonNode> events() {
    return api.documents("logs-orca.event-" + namespace);
  }
}
