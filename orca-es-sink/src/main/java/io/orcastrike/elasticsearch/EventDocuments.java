package io.orcastrike.elasticsearch;

import io.orcastrike.elasticsearch.Streams.Dataset;
import io.orcastrike.report.DroneLoss;
import io.orcastrike.report.ErrorGroup;
import io.orcastrike.report.Progress;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.ThresholdResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes the documents of what happens. Progress may be missed: what it would have told is told by
 * the next, or at the end.
 *
 * <p>Used by one thread at a time.
 */
final class EventDocuments {
  private final RunDocuments run;
  private final Set<String> told = new HashSet<>();

  EventDocuments(RunDocuments run) {
    this.run = run;
  }

  Document started() {
    String message =
        "run %s of %s begins with %s"
            .formatted(
                run.info().runId(), run.info().plan(), String.join(", ", run.info().drones()));
    return run.end(Dataset.EVENT, begin("run-started", "info", message, 0), "run-started");
  }

  /** Returns what has happened since it was asked last. */
  List<Document> since(Progress progress) {
    List<Document> documents = new ArrayList<>();
    addLosses(documents, progress.losses());
    addBreaches(documents, progress.thresholds());
    progress.errors().forEach(error -> addNew(documents, first(error)));
    return documents;
  }

  /** Returns what has happened since, and how the run ended. */
  List<Document> ended(RunReport report) {
    List<Document> documents = new ArrayList<>();
    addLosses(documents, report.losses());
    addBreaches(documents, report.thresholds());
    report.errors().forEach(error -> addNew(documents, first(error)));
    report.errors().forEach(error -> documents.add(whole(error)));
    documents.add(end(report));
    return documents;
  }

  private void addLosses(List<Document> documents, List<DroneLoss> losses) {
    for (DroneLoss loss : losses) {
      String message = "drone %s was lost: %s".formatted(loss.drone(), loss.reason());
      Body body = begin("drone-lost", "warn", message, loss.second());
      body.put(Fields.AGENT_NAME, loss.drone());
      addNew(documents, run.end(Dataset.EVENT, body, "drone-lost", loss.drone()));
    }
  }

  private void addBreaches(List<Document> documents, List<ThresholdResult> thresholds) {
    for (int i = 0; i < thresholds.size(); i++) {
      ThresholdResult threshold = thresholds.get(i);
      if (threshold.firstBreach().isPresent()) {
        long second = threshold.firstBreach().getAsLong();
        String message = "threshold %s was broken".formatted(threshold.expression());
        Body body =
            begin("threshold-crossed", "warn", message, second)
                .put(Fields.THRESHOLD, threshold.expression())
                .put(Fields.THRESHOLD_BOUND, threshold.bound());
        addNew(documents, run.end(Dataset.EVENT, body, "threshold-crossed", i));
      }
    }
  }

  private void addNew(List<Document> documents, Document document) {
    if (told.add(document.id())) {
      documents.add(document);
    }
  }

  /** Of an error as it appears; how often it came is known at the end. */
  private Document first(ErrorGroup error) {
    Body body = begin(Datasets.EVENT_OF_ERROR, "error", sample(error), error.firstSecond());
    return run.end(
        Dataset.EVENT, put(body, error), "error", error.scenario(), error.step(), error.message());
  }

  private Document whole(ErrorGroup error) {
    Body body =
        begin(Datasets.EVENT_OF_ERROR_TOTAL, "error", sample(error), error.lastSecond())
            .put(Fields.ERROR_COUNT, error.count());
    return run.end(
        Dataset.EVENT,
        put(body, error),
        "error-total",
        error.scenario(),
        error.step(),
        error.message());
  }

  private static String sample(ErrorGroup error) {
    return error.samples().isEmpty() ? error.message() : error.samples().get(0);
  }

  private static Body put(Body body, ErrorGroup error) {
    body.put(Fields.SCENARIO, error.scenario()).put(Fields.ERROR_MESSAGE, error.message());
    return error.step().isEmpty() ? body : body.put(Fields.STEP, error.step());
  }

  private Document end(RunReport report) {
    String message =
        "run %s ended: %s%s"
            .formatted(
                run.info().runId(),
                report.verdict(),
                report.reasons().stream().limit(1).map(" "::concat).reduce("", String::concat));
    Instant at = run.info().startedAt().plus(report.elapsed());
    Body body =
        begin("run-ended", "info", message, at)
            .put(Fields.VERDICT, report.verdict().name().toLowerCase(Locale.ROOT));
    return run.end(Dataset.EVENT, body, "run-ended");
  }

  private Body begin(String action, String level, String message, long second) {
    return begin(action, level, message, run.info().startedAt().plusSeconds(second));
  }

  private Body begin(String action, String level, String message, Instant at) {
    return run.begin(Dataset.EVENT, at)
        .put(Fields.ACTION, action)
        .put(Fields.LOG_LEVEL, level)
        .put(Fields.MESSAGE, message);
  }
}
