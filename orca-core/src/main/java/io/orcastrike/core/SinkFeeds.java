package io.orcastrike.core;

import io.orcastrike.report.Delivery;
import io.orcastrike.report.Progress;
import io.orcastrike.report.RunInfo;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.RecordSink;
import io.orcastrike.spi.ResultSink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Feeds all sinks of a run. Those that publish the whole record elsewhere end first, so that the
 * others can tell what became of it.
 */
final class SinkFeeds {
  /** Verdicts on what was measured: a run with another one has worse to tell than a sink. */
  private static final Set<Verdict> JUDGED =
      Set.of(Verdict.PASSED, Verdict.FAILED, Verdict.INCONCLUSIVE, Verdict.INVALID);

  private static final Duration MOST_ENDING = Duration.ofSeconds(60);

  /** A run that made no load has little to tell, and often because of the sink. */
  private static final Duration MOST_WITHOUT_LOAD = Duration.ofSeconds(5);

  private final Duration mostEnding;
  private final List<RecordFeed> records = new ArrayList<>();
  private final List<SinkFeed> all = new ArrayList<>();
  private final List<SinkFeed> others = new ArrayList<>();
  private final List<String> unreachable = new ArrayList<>();

  /**
   * Makes it.
   *
   * @param folder where the run's record is, if a sink takes it
   */
  SinkFeeds(List<ResultSink> sinks, Optional<Path> folder) {
    this(sinks, folder, MOST_ENDING);
  }

  /**
   * Makes it.
   *
   * @param folder where the run's record is, if a sink takes it
   * @param mostEnding how long the end of a sink may take
   */
  SinkFeeds(List<ResultSink> sinks, Optional<Path> folder, Duration mostEnding) {
    this.mostEnding = mostEnding;
    for (ResultSink sink : sinks) {
      if (sink instanceof RecordSink published) {
        RecordFeed feed = new RecordFeed(published, folder.orElseThrow());
        records.add(feed);
        all.add(feed.calls());
      } else {
        SinkFeed feed = new SinkFeed(sink, SinkFeed.Between.NOTHING);
        others.add(feed);
        all.add(feed);
      }
    }
  }

  /** Tells whether a sink takes the whole record. */
  static boolean takeRecord(List<ResultSink> sinks) {
    return sinks.stream().anyMatch(RecordSink.class::isInstance);
  }

  /**
   * Finds out whether sinks can be reached; others than required ones are warned of.
   *
   * @return why a required one cannot
   */
  Optional<String> check() throws InterruptedException {
    List<String> refusals = new ArrayList<>();
    for (RecordFeed record : records) {
      Optional<String> trouble = record.check();
      if (trouble.isPresent()) {
        boolean required = record.isRequired();
        String text =
            "a %ssink cannot be reached: %s".formatted(required ? "required " : "", trouble.get());
        (required ? refusals : unreachable).add(text);
      }
    }
    return refusals.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", refusals));
  }

  void started(RunInfo info) {
    all.forEach(feed -> feed.started(info));
  }

  void progressed(Progress progress) {
    all.forEach(feed -> feed.progressed(progress));
  }

  /** Returns what went wrong up to now. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>(unreachable);
    all.forEach(feed -> warnings.addAll(feed.warnings()));
    return warnings;
  }

  /**
   * Hands all sinks the report and waits for them, for a bounded time.
   *
   * @return the report with what became of its deliveries
   */
  RunReport end(RunReport report) throws InterruptedException {
    RunReport ended = deliver(report);
    others.forEach(feed -> feed.ended(ended));
    List<String> warnings = new ArrayList<>(ended.warnings());
    for (SinkFeed feed : others) {
      addNew(warnings, feed.join(mostEnding));
    }
    return ended.withWarnings(warnings);
  }

  private RunReport deliver(RunReport report) throws InterruptedException {
    records.forEach(feed -> feed.calls().ended(report));
    List<String> warnings = new ArrayList<>(report.warnings());
    List<String> reasons = new ArrayList<>(report.reasons());
    List<Delivery> deliveries = new ArrayList<>();
    boolean isShort = false;
    boolean hasBegun = !report.info().drones().isEmpty();
    Duration most = hasBegun ? mostEnding : shorter(mostEnding, MOST_WITHOUT_LOAD);
    for (RecordFeed feed : records) {
      addNew(warnings, feed.calls().join(most));
      Delivery delivery = feed.delivery();
      deliveries.add(delivery);
      // Else it is told where deliveries are, and changes nothing of what was measured.
      if (!delivery.complete() && feed.isRequired() && JUDGED.contains(report.verdict())) {
        isShort = true;
        reasons.add("%s has not everything: %s".formatted(delivery.sink(), delivery.text()));
      }
    }
    RunReport delivered = report.withDeliveries(deliveries).withWarnings(warnings);
    return isShort ? delivered.withVerdict(Verdict.NOT_COMPLETED, reasons) : delivered;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static void addNew(List<String> warnings, List<String> more) {
    more.stream().filter(warning -> !warnings.contains(warning)).forEach(warnings::add);
  }
}
