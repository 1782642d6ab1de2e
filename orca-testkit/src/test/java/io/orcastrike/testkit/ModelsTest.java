package io.orcastrike.testkit;

import static io.orcastrike.api.LoadProfile.iterations;
import static io.orcastrike.api.LoadProfile.users;
import static io.orcastrike.api.Rate.perSecond;
import static io.orcastrike.testkit.OrcaAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.Feeder;
import io.orcastrike.api.LoadProfile;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Scenario;
import io.orcastrike.core.Run;
import io.orcastrike.report.Outcome;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.SeriesKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every load model over three drones, from the plan to the report. */
@Timeout(120)
class ModelsTest {

  @Test
  void usersRunOneIterationAfterAnother() throws Exception {
    AtomicInteger most = new AtomicInteger();
    Map<Long, AtomicInteger> active = new ConcurrentHashMap<>();
    LoadProfile load = users(7).hold(Duration.ofMillis(1_500));

    RunReport report =
        run(
            load,
            it -> {
              AtomicInteger own = active.computeIfAbsent(it.user(), key -> new AtomicInteger());
              most.accumulateAndGet(own.incrementAndGet(), Math::max);
              it.step("wait", () -> Thread.sleep(20));
              own.decrementAndGet();
            });

    assertThat(report).passed().isBalanced().hasNoErrors();
    assertThat(most).as("iterations of a user at once").hasValue(1);
    assertThat(active.keySet()).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(report).succeeded().isBetween(7L * 20, 7L * 75);
  }

  @Test
  void pacedUsersStartWhenDue() throws Exception {
    LoadProfile load = users(6).hold(Duration.ofMillis(1_950)).pacing(Duration.ofMillis(100));

    RunReport report = run(load, it -> {});

    assertThat(report).passed().isBalanced().hasNoErrors();
    assertThat(report).planned().isBetween(6L * 19, 6L * 20);
  }

  @Test
  void aFixedNumberOfIterationsIsSharedExactly() throws Exception {
    Queue<Long> numbers = new ConcurrentLinkedQueue<>();

    RunReport report = run(iterations(1_001).users(8), it -> numbers.add(it.number()));

    assertThat(report).passed().isBalanced().hasNoErrors();
    assertThat(report).succeeded().isEqualTo(1_001);
    assertThat(numbers).containsExactlyInAnyOrderElementsOf(firstNumbers(1_001));
  }

  @Test
  void rowsNeverCollide() throws Exception {
    Feeder<Long> once = Feeder.of("once", firstNumbers(90)).once();
    Feeder<Long> circular = Feeder.of("circular", firstNumbers(30));
    Queue<Long> first = new ConcurrentLinkedQueue<>();
    Queue<Long> second = new ConcurrentLinkedQueue<>();
    Plan plan =
        Plan.named("rows")
            .load("load", Truth.rate(300, Duration.ofSeconds(1)))
            .scenario("feeding", 3, it -> first.add(it.row(once)))
            .feed(once)
            .scenario("turning", 1, it -> second.add(it.row(circular)))
            .feed(circular)
            .build();

    RunReport report = LoadTests.run(Truth.runAnywhere(plan));

    assertThat(report).passed().isBalanced().hasNoErrors();
    assertThat(first).containsExactlyInAnyOrderElementsOf(firstNumbers(90));
    Map<Long, Long> turns =
        second.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(turns.keySet()).containsExactlyInAnyOrderElementsOf(firstNumbers(30));
    // The load ends when rows have run out: before the 91st "feeding".
    assertThat(report).planned().isEqualTo(90 + second.size());
    assertThat(second).hasSizeBetween(30, 31);
    assertThat(turns)
        .allSatisfy(
            (row, count) -> assertThat(count).isEqualTo(row == 0 && second.size() == 31 ? 2 : 1));
  }

  @Test
  void warmUpIsShownAndNotJudged() throws Exception {
    Duration warmUp = Duration.ofSeconds(1);
    TruthScript slowAtFirst =
        (number, elapsed) ->
            TruthScript.Reply.after(Duration.ofMillis(elapsed.compareTo(warmUp) < 0 ? 500 : 5));
    try (TruthServer server = TruthServer.start(slowAtFirst);
        TruthClient client = new TruthClient(server)) {
      var load = Truth.rate(100, Duration.ofSeconds(3)).warmUp(warmUp);

      RunReport report = LoadTests.run(Truth.runAnywhere(Truth.calls(load, client).build()));

      assertThat(report).passed().isBalanced().hasNoErrors();
      assertThat(report).started().isEqualTo(300).isEqualTo(server.log().size());
      assertThat(report).iterations().count().isEqualTo(200);
      // the server's first second begins a little after the run's
      assertThat(report).iterations().p90().isLessThan(Duration.ofMillis(200));
      var shown = new SeriesKey("load", "call", "", Outcome.SUCCEEDED, true);
      assertThat(report.find(shown))
          .hasValueSatisfying(
              series -> {
                assertThat(series.count()).isEqualTo(100);
                assertThat(series.response().percentile(50)).isGreaterThanOrEqualTo(500_000);
              });
    }
  }

  @Test
  void anIterationHasItsGraceFromTheEndOfTheLoad() throws Exception {
    // The last arrival is due at 0.1 s; the load ends at 1.1 s and its grace at 1.3 s.
    LoadProfile load =
        Truth.rate(100, Duration.ofMillis(100))
            .rampTo(perSecond(0), Duration.ZERO)
            .hold(Duration.ofSeconds(1))
            .grace(Duration.ofMillis(200));

    RunReport report = run(load, it -> Thread.sleep(600));

    assertThat(report).passed().isBalanced().hasNoErrors();
    assertThat(report).succeeded().isEqualTo(10);
  }

  @Test
  void severalLeadersAtOnceDoNotMeet() throws Exception {
    List<AutoCloseable> opened = new ArrayList<>();
    List<TruthServer> servers = new ArrayList<>();
    List<Run> runs = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        TruthServer server = TruthServer.start(TruthScript.after(Duration.ofMillis(3)));
        TruthClient client = new TruthClient(server);
        servers.add(server);
        opened.addAll(List.of(server, client));
        var load = Truth.rate(40 + 20 * i, Duration.ofSeconds(2));
        runs.add(Truth.runAnywhere(Truth.calls(load, client).build()).start());
      }
      for (int i = 0; i < 3; i++) {
        RunReport report = runs.get(i).await();
        assertThat(report).passed().isBalanced().hasNoErrors();
        assertThat(report)
            .succeeded()
            .isEqualTo(80 + 40 * i)
            .isEqualTo(servers.get(i).log().size());
      }
    } finally {
      for (AutoCloseable open : opened) {
        open.close();
      }
    }
  }

  private static RunReport run(LoadProfile load, Scenario.Body body) throws Exception {
    return LoadTests.run(
        Truth.runAnywhere(
            Plan.named("model").load("load", load).scenario("scenario", body).build()));
  }

  private static List<Long> firstNumbers(long count) {
    return LongStream.range(0, count).boxed().toList();
  }
}
