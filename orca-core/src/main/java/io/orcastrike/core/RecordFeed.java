package io.orcastrike.core;

import io.orcastrike.core.protocol.RunRecord;
import io.orcastrike.report.Delivery;
import io.orcastrike.report.RecordedInterval;
import io.orcastrike.spi.RecordSink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Feeds a sink with the run's record, from the run's folder and at the sink's own pace. */
final class RecordFeed implements SinkFeed.Between {
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration MOST_CHECKING = Duration.ofSeconds(15);

  private final RecordSink sink;
  private final Path folder;
  private final SinkFeed calls;
  private @Nullable RunRecord record;

  RecordFeed(RecordSink sink, Path folder) {
    this.sink = sink;
    this.folder = folder;
    this.calls = new SinkFeed(sink, this);
  }

  /** Returns the feed of the sink's other calls. */
  SinkFeed calls() {
    return calls;
  }

  boolean isRequired() {
    return sink.isRequired();
  }

  /** Returns what was delivered; never all of it where the sink did not take all of it. */
  Delivery delivery() {
    Delivery said;
    try {
      said = sink.delivery();
    } catch (RuntimeException e) {
      return new Delivery(sink.name(), false, "it failed to say what has arrived: " + e);
    }
    return said.complete() && !calls.hasTakenAll()
        ? new Delivery(said.sink(), false, said.text() + "; it did not take all of the run")
        : said;
  }

  /** Returns why the sink cannot be reached, if so; waits for a bounded time. */
  Optional<String> check() throws InterruptedException {
    FutureTask<Void> check =
        new FutureTask<>(
            () -> {
              sink.check();
              return null;
            });
    Thread.ofPlatform().name("orca-check-" + sink.name()).daemon().start(check);
    try {
      check.get(MOST_CHECKING.toSeconds(), TimeUnit.SECONDS);
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of("%s: %s".formatted(sink.name(), reason(e)));
    } catch (TimeoutException e) {
      check.cancel(true);
      return Optional.of(
          "%s did not answer within %d s".formatted(sink.name(), MOST_CHECKING.toSeconds()));
    }
  }

  private static String reason(ExecutionException e) {
    Throwable cause = e.getCause();
    return cause == null ? e.toString() : String.valueOf(cause.getMessage());
  }

  @Override
  public Duration every() {
    return LOOK;
  }

  /** Hands over what the run has recorded since; what fails is not tried again here. */
  @Override
  public void run() throws Exception {
    if (record == null) {
      record = RunRecord.open(folder);
    }
    Exception failure = null;
    for (RecordedInterval next = record.next(); next != null; next = record.next()) {
      try {
        sink.recorded(next);
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        failure = e;
      }
      if (calls.isGivenUp()) {
        break;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() throws IOException {
    if (record != null) {
      record.close();
    }
  }
}
