package io.orcastrike.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.orcastrike.report.Series;
import io.orcastrike.testkit.ManualClock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that is brought once more, or by two at once. */
@Timeout(300)
class RealRunAgainTest {
  private static RealRun run;

  @BeforeAll
  static void run() {
    run = RealRun.shared();
  }

  @Test
  void deliveredAgainFromItsRecordAfterARollOverItIsThereOnce() throws Exception {
    Map<String, Integer> before = sizes();
    for (String stream : new Streams(run.namespace()).all()) {
      assertThat(run.api().post("/" + stream + "/_rollover", "").get("rolled_over").asBoolean())
          .isTrue();
    }
    ElasticsearchSink again =
        ElasticsearchSink.to(run.api().server())
            .namespace(run.namespace())
            .service("shop", "1.2", "staging")
            .clock(new ManualClock(run.report().info().startedAt().plusSeconds(3_600)))
            .build();
    Deliveries.deliver(again, run.report(), run.recorded());
    assertThat(sizes()).isEqualTo(before);
    assertThat(again.delivery().complete()).isTrue();
    int all = before.values().stream().mapToInt(size -> size).sum();
    assertThat(again.delivery().text())
        .isEqualTo("%1$d documents (%1$d of them were there already)".formatted(all));
  }

  @Test
  void twoSinksAtOnceBringItOnce() throws Exception {
    String other = Deliveries.namespace();
    List<Thread> threads =
        List.of(1, 2).stream()
            .map(
                number ->
                    Thread.ofPlatform()
                        .start(
                            () -> {
                              try {
                                Deliveries.deliver(
                                    ElasticsearchSink.to(run.api().server())
                                        .namespace(other)
                                        .build(),
                                    run.report(),
                                    run.recorded());
                              } catch (Exception e) {
                                throw new AssertionError(e);
                              }
                            }))
            .toList();
    for (Thread thread : threads) {
      thread.join(120_000);
      assertThat(thread.isAlive()).isFalse();
    }
    List<JsonNode> twice = run.api().documents("metrics-orca.series-" + other);
    assertThat(twice).hasSize(before("series"));
    assertThat(run.api().documents("metrics-orca.summary-" + other)).hasSize(before("summary"));
    RealRunTest.assertSame(
        run.report(), Merged.of(twice, "/orca/judged/ms", RealRunTest::key), Series::judged);
  }

  private static Map<String, Integer> sizes() {
    return new Streams(run.namespace())
        .all().stream()
            .collect(Collectors.toMap(name -> name, name -> run.api().documents(name).size()));
  }

  private static int before(String dataset) {
    return run.documents(dataset).size();
  }
}
