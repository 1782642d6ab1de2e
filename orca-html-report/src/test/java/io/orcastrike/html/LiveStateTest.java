package io.orcastrike.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcastrike.report.Interval;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveStateTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final RunReport REPORT = MadeUpRun.of(20).withVerdict(Verdict.PASSED, List.of());

  private final LiveState state = new LiveState(1);

  @Test
  void whoComesFirstIsToldToWait() throws Exception {
    assertThat(next(-1).path("kind").asText()).isEqualTo("waiting");
  }

  @Test
  void whoIsSlowGetsTheNewestAndLacksNothing() throws Exception {
    state.started(REPORT.info());
    for (int second = 1; second <= 5; second++) {
      state.progressed(MadeUpProgress.of(REPORT, second));
    }
    JsonNode newest = next(0);
    assertThat(newest.path("kind").asText()).isEqualTo("running");
    assertThat(newest.path("data").path("time").path("from")).hasSize(5);
    assertThat(newest.path("main").asText()).contains("00:05 of 00:20");
    assertThat(state.next(6, Duration.ZERO)).isEmpty();
  }

  @Test
  void theHistoryOutlivesWhatProgressTells() throws Exception {
    state.started(REPORT.info());
    state.progressed(MadeUpProgress.of(REPORT, 2));
    state.progressed(MadeUpProgress.of(REPORT, 2)); // the same intervals once more
    state.progressed(MadeUpProgress.of(REPORT, 7));
    assertThat(next(0).path("data").path("time").path("to").toString())
        .isEqualTo("[1,2,3,4,5,6,7]");
  }

  @Test
  void theLastMessageIsTheReport() throws Exception {
    state.started(REPORT.info());
    state.ended(REPORT);
    LiveMessage last = state.next(1, SOON).orElseThrow();
    assertThat(last.isLast()).isTrue();
    assertThat(new ObjectMapper().readTree(last.json()).path("main").asText())
        .contains("PASSED")
        .contains("Run it again");
    state.close();
    assertThat(state.next(-1, SOON).orElseThrow().isLast()).isTrue();
  }

  @Test
  void aRunWithoutAnEndLetsGoOfItsPages() throws Exception {
    state.started(REPORT.info());
    state.close();
    assertThat(state.next(1, SOON)).isEmpty();
    assertThat(state.isClosed()).isTrue();
  }

  @Test
  void neighboursAreJoinedWhenThereAreTooMany() {
    LiveHistory history = new LiveHistory(10);
    List<Interval> intervals = MadeUpRun.of(25).timeline();
    history.add(intervals);
    history.add(intervals.subList(20, 25));
    List<Moment> moments = history.moments();
    assertThat(moments).hasSize(7);
    assertThat(moments.get(6).toSecond()).isEqualTo(25);
    assertThat(IntStream.range(1, 7))
        .allMatch(i -> moments.get(i).fromSecond() == moments.get(i - 1).toSecond());
    assertThat(moments.stream().mapToLong(moment -> moment.interval().started()).sum())
        .isEqualTo(intervals.stream().mapToLong(Interval::started).sum());
    Interval second = intervals.subList(4, 8).stream().reduce(Interval::join).orElseThrow();
    assertThat(moments.get(1).percentiles().p99()).isEqualTo(second.response().percentile(99));
  }

  @Test
  void aRunAtWhichSomebodyLooksPaysNoMoreThanItsShare() throws Exception {
    LiveState slow = new LiveState(1e-9);
    slow.started(REPORT.info());
    assertThat(slow.next(-1, SOON)).isPresent();
    FutureTask<Boolean> isLast = new FutureTask<>(() -> slow.next(1, SOON).orElseThrow().isLast());
    Thread.ofVirtual().start(isLast);
    slow.progressed(MadeUpProgress.of(REPORT, 1)); // not told: it would cost too much so soon
    slow.progressed(MadeUpProgress.of(REPORT, 2));
    slow.ended(REPORT);
    assertThat(isLast.get(20, TimeUnit.SECONDS)).isTrue();
  }

  private JsonNode next(long seen) throws Exception {
    return new ObjectMapper().readTree(state.next(seen, SOON).orElseThrow().json());
  }
}
