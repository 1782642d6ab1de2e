package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code orca find} in one process. */
@Timeout(120)
class FindTest {
  private static final String PLAN =
      """
      return Plan.named("slots")
          .load("calls", arrivalRate(perSecond(100)).hold(java.time.Duration.ofSeconds(9)))
          .scenario("call", it -> { %s })%s
          .build();
      """;

  /** Of a trial's arrivals in its second, the target answers 250; what is late does not matter. */
  private static final String COUNTS =
      "if (it.number() >= 250) { throw new IllegalStateException(\"full\"); }";

  /** Five slots of 20 ms: 250 a second. */
  private static final String SLOTS =
      "slots.acquire(); try { Thread.sleep(20); } finally { slots.release(); }";

  @TempDir Path folder;

  private TestConsole console;

  @BeforeEach
  void makeConsole() {
    console = new TestConsole().in(folder);
  }

  @Test
  void findsTheCapacityOfATarget() throws Exception {
    write(COUNTS, "");
    int exitCode = find("--threshold", "errorRate < 1 %", "--precision", "10%", "--out", "found");
    assertThat(exitCode).as(console.err()).isZero();
    assertThat(console.out())
        .startsWith("FOUND  slots  keeps its thresholds up to 238/s, and not at 260/s")
        .containsSubsequence(
            "kept at 238/s, 1 of 1 times; broken at 260/s, 1 of 1 times",
            "thresholds",
            "errorRate < 1 %",
            "trials, by rate",
            "files",
            "  found/capacity.json",
            "next",
            "  orca find Slots.java --threshold 'errorRate < 1 %' --precision 0.1 --hold 1s");
    JsonNode found = SwarmResult.parse(Files.readString(folder.resolve("found/capacity.json")));
    List<JsonNode> trials = new ArrayList<>();
    found.path("trials").forEach(trials::add);
    assertThat(console.err().lines().filter(line -> line.startsWith("trial=")))
        .hasSameSizeAs(trials);
    for (int i = 0; i < trials.size(); i++) {
      double rate = trials.get(i).path("ratePerSecond").asDouble();
      Path result = folder.resolve("found/trial-%02d/result.json".formatted(i + 1));
      JsonNode run = SwarmResult.parse(Files.readString(result));
      assertThat(run.path("runId")).isEqualTo(trials.get(i).path("runId"));
      assertThat(run.at("/totals/planned").asDouble()).isEqualTo(rate);
      assertThat(run.at("/totals/failed").asDouble()).isEqualTo(Math.max(0, rate - 250));
      assertThat(run.at("/thresholds/0/expression").asText()).isEqualTo("errorRate < 1 %");
    }
  }

  /** What the machine does besides may only make it slower. */
  @Test
  void aTargetThatFallsBehindBreaksAThresholdOnTime() throws Exception {
    write(SLOTS, "");
    find("--threshold", "p95(call) < 200 ms", "--from", "400", "--trials", "1", "--json");
    JsonNode trial = SwarmResult.parse(console.out()).at("/trials/0");
    assertThat(trial.path("outcome").asText()).isEqualTo("BROKEN");
    assertThat(trial.at("/responseMs/p95").asDouble()).isGreaterThan(500);
    assertThat(trial.path("reason").asText()).isEqualTo("threshold p95(call) < 200 ms failed");
  }

  @Test
  void keepsThePlansOwnThresholdsUpToTheHighestRateAllowed() throws Exception {
    write("", ".threshold(Metric.errorRate().below(0.01))");
    assertThat(find("--from", "120", "--to", "120", "--json")).isZero();
    JsonNode found = SwarmResult.parse(console.out());
    assertThat(found.path("outcome").asText()).isEqualTo("NEVER_BROKEN");
    assertThat(found.path("lowPerSecond").asDouble()).isEqualTo(120);
    assertThat(found.path("thresholds").path(0).asText()).isEqualTo("errorRate < 1 %");
    assertThat(console.err()).contains("no threshold is on a time").contains("rate=120/s kept");
    try (Stream<Path> made = Files.list(folder.resolve("orca-out"))) {
      assertThat(made.map(path -> path.getFileName().toString()))
          .singleElement()
          .satisfies(
              name -> assertThat(name).isEqualTo("find-" + found.at("/trials/0/runId").asText()));
    }
  }

  @Test
  void aTargetThatNeverKeepsThemFails() throws Exception {
    write("throw new IllegalStateException(\"down\");", "");
    int exitCode =
        find(
            "--from",
            "10",
            "--threshold",
            "p90 including failures < 1ms",
            "--threshold",
            "errorRate < 1 %",
            "--quiet");
    assertThat(exitCode).isEqualTo(99);
    assertThat(console.out())
        .startsWith("NEVER KEPT  slots  does not keep its thresholds, not even at 10/s")
        .contains("broken at 10/s, 1 of 1 times, the lowest rate that was to be tried (threshold")
        .doesNotContain("trials, by rate");
  }

  @Test
  void aRunThatCannotBePreparedEndsTheSearch() throws Exception {
    write("", ".threshold(Metric.errorRate().below(0.01))");
    Path source = folder.resolve("Slots.java");
    Files.writeString(
        source,
        Files.readString(source)
            .replaceFirst(
                "\\}\\s*$",
                "public java.util.Map<String, String> setUp(Parameters p) { throw new"
                    + " IllegalStateException(\"no\"); }\n}\n"));
    assertThat(find()).isEqualTo(4);
    assertThat(console.out())
        .startsWith("UNFINISHED  slots  no rate is known to keep its thresholds")
        .contains("ended the search: NOT PREPARED, setUp failed");
  }

  @Test
  void refusesWhatCannotBeSearched() throws Exception {
    write("", "");
    refused("there must be a threshold to keep, the plan has none");
    refused("a threshold must compare p95 by <, was \"p95 > 1 ms\"", "--threshold", "p95 > 1 ms");
    refused(
        "a time of scenario \"call\" must have its unit, was \"p95(call) < 1\"",
        "--threshold",
        "p95(call) < 1");
    refused("a threshold must name a scenario of the plan", "--threshold", "p95(gone) < 1 ms");
    refused(
        "20/s must give its percentiles enough samples in 1s, which takes 100/s",
        "--threshold",
        "p99 < 1 s",
        "--from",
        "20");
    refused(
        "rates must be 0 < least <= from <= most",
        "--threshold",
        "errorRate < 1 %",
        "--from",
        "20",
        "--to",
        "10");
    refused("must be a share such as 5%, was \"much\"", "--precision", "much");
    refused(
        "settle and hold must be whole milliseconds",
        "--threshold",
        "errorRate < 1 %",
        "--settle",
        "PT0.0001S");
    refused("--scale and --max-duration must not be given", "--scale", "2");
    Files.writeString(
        folder.resolve("Slots.java"),
        Sources.test(
            "Slots",
            """
            return Plan.named("closed")
                .load("users", users(3).hold(java.time.Duration.ofSeconds(1)))
                .scenario("s", it -> {})
                .threshold(Metric.errorRate().below(0.1))
                .build();
            """));
    refused("a load must have an arrival rate to be searched for, none of plan \"closed\" has one");
  }

  private void refused(String text, String... flags) {
    console = console.again();
    assertThat(find(flags)).isEqualTo(2);
    assertThat(console.err()).contains(text);
    assertThat(console.out()).isEmpty();
  }

  @Test
  void showsItsConfiguration() {
    assertThat(
            console.run(
                "find", "x.jar", "--show-config", "--threshold", "p95<1s", "--threshold", "max<2s"))
        .isZero();
    assertThat(console.out())
        .containsPattern("threshold +p95 < 1000 ms +flag")
        .containsPattern("threshold +max < 2000 ms +flag")
        .containsPattern("hold +30s +default");
  }

  private void write(String body, String threshold) throws Exception {
    String source = Sources.test("Slots", PLAN.formatted(body, threshold));
    Files.writeString(
        folder.resolve("Slots.java"),
        source.replaceFirst(
            "\\}\\s*$",
            "final java.util.concurrent.Semaphore slots = new java.util.concurrent.Semaphore(5);\n"
                + "}\n"));
  }

  private int find(String... flags) {
    List<String> given = List.of(flags);
    List<String> command = new ArrayList<>(List.of("find", "Slots.java", "--max-lag", "10s"));
    Map.of("--hold", "1s", "--settle", "0s", "--repeats", "1", "--trials", "9")
        .forEach(
            (name, value) ->
                command.addAll(given.contains(name) ? List.of() : List.of(name, value)));
    command.addAll(given);
    return console.run(command.toArray(String[]::new));
  }
}
