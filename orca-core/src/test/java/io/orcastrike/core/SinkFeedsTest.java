package io.orcastrike.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.protocol.Codec;
import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.Header;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.core.protocol.RunJournal;
import io.orcastrike.report.Delivery;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.Interval;
import io.orcastrike.report.RecordedInterval;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.SwarmInterval;
import io.orcastrike.report.Totals;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.report.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What sinks are fed with of a run's record, and what becomes of those that do not keep up. */
@Timeout(60)
class SinkFeedsTest {
  private static final Duration PATIENT = Duration.ofSeconds(50);
  private static final Duration HASTY = Duration.ofMillis(50);

  private final Codec codec = new Codec();
  private final Header header = new Header(Header.VERSION, "run", 1, "leader", "me", 0, 0);
  private final List<NotedRecordSink> sinks = new ArrayList<>();
  private RunJournal journal;
  @TempDir Path folder;

  @BeforeEach
  void begin() throws IOException {
    journal = RunJournal.create(folder);
  }

  @AfterEach
  void everySinkIsClosedOnce() throws Exception {
    journal.close();
    for (NotedRecordSink sink : sinks) {
      assertThat(sink.closed.await(20, TimeUnit.SECONDS)).isTrue();
      Threads.assertGone("orca-");
      assertThat(sink.closes).hasValue(1);
      assertThat(sink.order()).endsWith("closed");
    }
  }

  private <S extends NotedRecordSink> S noted(S sink) {
    sinks.add(sink);
    return sink;
  }

  private SinkFeeds feeds(Duration mostEnding) {
    return new SinkFeeds(List.copyOf(sinks), Optional.of(folder), mostEnding);
  }

  private void record(int number) throws IOException {
    Message message = new Message.OfSwarm(interval(number).interval(), 3, 1);
    journal.record(codec.encode(new Envelope(header, message)));
  }

  private static SwarmInterval interval(int number) {
    Distribution none = Distribution.EMPTY;
    return new SwarmInterval(new Interval(number, number + 1, 9, 8, 7, 1, 0, 2, none, none), 3, 1);
  }

  private static RecordedInterval[] intervals(int count) {
    return IntStream.range(0, count)
        .mapToObj(SinkFeedsTest::interval)
        .toArray(SwarmInterval[]::new);
  }

  private static RunReport report(Verdict verdict, List<String> reasons) {
    RunInfo info =
        new RunInfo(
            "run",
            "plan",
            List.of(),
            "test",
            List.of(),
            Instant.EPOCH,
            Duration.ofSeconds(1),
            1,
            1,
            Map.of(),
            Map.of(),
            "",
            TrustLimits.DEFAULT,
            List.of("a"),
            "0",
            "25");
    return new RunReport(
        info,
        verdict,
        reasons,
        Duration.ofSeconds(1),
        true,
        Totals.ZERO,
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static final RunReport PASSED = report(Verdict.PASSED, List.of());

  @Test
  void everyIntervalIsHandedOverOnceAndInOrderBeforeTheEnd() throws Exception {
    NotedRecordSink first = noted(new NotedRecordSink());
    NotedRecordSink second = noted(new NotedRecordSink());
    SinkFeeds feeds = feeds(PATIENT);
    for (int number = 0; number < 50; number++) {
      record(number);
      if (number == 20) {
        feeds.started(PASSED.info());
        first.began.await();
      }
    }
    RunReport report = feeds.end(PASSED);
    for (NotedRecordSink sink : List.of(first, second)) {
      assertThat(sink.order()).containsExactly("started", "recorded", "ended", "closed");
      assertThat(sink.intervals).containsExactly(intervals(50));
      assertThat(sink.report).isEqualTo(PASSED);
    }
    Delivery delivery = new Delivery("elsewhere", true, "50 intervals have arrived");
    assertThat(report.deliveries()).containsExactly(delivery, delivery);
    assertThat(report.withDeliveries(List.of())).isEqualTo(PASSED);
  }

  @Test
  void aSinkThatBlocksIsInterruptedAtTheEndAndHasNotEverything() throws Exception {
    NotedRecordSink blocking =
        noted(
            new NotedRecordSink() {
              @Override
              void on(String call) throws InterruptedException {
                if (call.equals("recorded")) {
                  new CountDownLatch(1).await();
                }
              }
            });
    NotedRecordSink other = noted(new NotedRecordSink());
    SinkFeeds feeds = feeds(HASTY);
    feeds.started(PASSED.info());
    record(0);
    record(1);
    blocking.began.await();
    RunReport report = feeds.end(PASSED);
    assertThat(blocking.order()).containsExactly("started", "recorded", "closed");
    assertThat(blocking.intervals).containsExactly(intervals(1));
    assertThat(other.order()).containsExactly("started", "recorded", "ended", "closed");
    assertThat(other.intervals).containsExactly(intervals(2));
    assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(report.deliveries()).extracting(Delivery::complete).containsExactly(false, true);
    String text = "1 intervals have arrived; it did not take all of the run";
    assertThat(report.deliveries().getFirst().text()).isEqualTo(text);
    assertThat(report.warnings()).containsExactly("sink elsewhere did not finish within 0 s");
  }

  /**
   * A library may turn an interrupt into something else; nobody waits for the sink all the same.
   */
  @Test
  void aSinkThatSwallowsTheInterruptGetsNothingMore() throws Exception {
    NotedRecordSink swallowing =
        noted(
            new NotedRecordSink() {
              @Override
              void on(String call) throws IOException {
                if (call.equals("recorded")) {
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    throw new IOException("connection broken", e);
                  }
                }
              }
            });
    SinkFeeds feeds = feeds(HASTY);
    feeds.started(PASSED.info());
    for (int number = 0; number < 5; number++) {
      record(number);
    }
    swallowing.began.await();
    RunReport report = feeds.end(PASSED);
    assertThat(swallowing.order()).containsExactly("started", "recorded", "closed");
    assertThat(swallowing.intervals).containsExactly(intervals(1));
    assertThat(report.deliveries()).extracting(Delivery::complete).containsExactly(false);
  }

  @Test
  void anIntervalThatFailsKeepsNoOtherBackAndIsMissing() throws Exception {
    NotedRecordSink failing =
        noted(
            new NotedRecordSink() {
              @Override
              void on(String call) {
                if (call.equals("recorded") && intervals.size() == 2) {
                  throw new IllegalStateException("too large");
                }
              }
            });
    SinkFeeds feeds = feeds(PATIENT);
    for (int number = 0; number < 4; number++) {
      record(number);
    }
    feeds.started(PASSED.info());
    RunReport report = feeds.end(PASSED);
    assertThat(failing.order()).containsExactly("started", "recorded", "ended", "closed");
    assertThat(failing.intervals).containsExactly(intervals(4));
    assertThat(report.warnings())
        .containsExactly("sink elsewhere failed at the run's record: too large");
    assertThat(report.deliveries()).extracting(Delivery::complete).containsExactly(false);
  }

  @Test
  void aRequiredSinkWithoutEverythingDecidesWhereTheRunWasJudged() throws Exception {
    NotedRecordSink required = noted(new NotedRecordSink());
    required.required = true;
    required.complete = false;
    RunReport report = feeds(PATIENT).end(PASSED);
    String text = "elsewhere has not everything: 0 intervals have arrived";
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_COMPLETED);
    assertThat(report.reasons()).containsExactly(text);
    assertThat(report.warnings()).isEmpty();

    RunReport stopped = report(Verdict.INTERRUPTED, List.of("by hand"));
    NotedRecordSink again = noted(new NotedRecordSink());
    again.required = true;
    again.complete = false;
    RunReport ended = new SinkFeeds(List.of(again), Optional.of(folder), PATIENT).end(stopped);
    assertThat(ended.verdict()).isEqualTo(Verdict.INTERRUPTED);
    assertThat(ended.reasons()).containsExactly("by hand");
    assertThat(ended.warnings()).as("told where deliveries are, and once").isEmpty();
    assertThat(ended.deliveries()).extracting(Delivery::complete).containsExactly(false);
  }

  @Test
  void aSinkThatCannotSayWhatHasArrivedHasNotEverything() throws Exception {
    noted(
        new NotedRecordSink() {
          @Override
          public Delivery delivery() {
            throw new IllegalStateException("lost count");
          }
        });
    RunReport report = feeds(PATIENT).end(PASSED);
    assertThat(report.deliveries())
        .singleElement()
        .satisfies(delivery -> assertThat(delivery.complete()).isFalse())
        .satisfies(delivery -> assertThat(delivery.text()).contains("lost count"));
  }

  @Test
  void everySinkThatCannotBeReachedIsNamedAndRequiredOnesRefuse() throws Exception {
    for (boolean required : List.of(true, false, true)) {
      NotedRecordSink sink =
          noted(
              new NotedRecordSink() {
                @Override
                void on(String call) {
                  if (call.equals("check")) {
                    throw new IllegalStateException("no route");
                  }
                }
              });
      sink.required = required;
    }
    SinkFeeds feeds = feeds(PATIENT);
    String refusal = "a required sink cannot be reached: elsewhere: no route";
    assertThat(feeds.check()).hasValue(refusal + "; " + refusal);
    assertThat(feeds.warnings()).containsExactly("a sink cannot be reached: elsewhere: no route");
    feeds.end(PASSED);
  }
}
