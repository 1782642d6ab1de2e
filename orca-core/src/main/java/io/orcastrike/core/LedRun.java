package io.orcastrike.core;

import io.orcastrike.api.Parameters;
import io.orcastrike.core.load.Shape;
import io.orcastrike.report.Progress;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A run that a leader in this process leads: drones of its own, or those of a swarm. */
final class LedRun implements Run {
  private final String id;
  private final Leader leader;
  private final FutureTask<RunReport> result;

  private LedRun(String id, Leader leader, FutureTask<RunReport> result) {
    this.id = id;
    this.leader = leader;
    this.result = result;
  }

  static Run start(Orca.Builder asked) throws TestNotFoundException {
    if (asked.resumption.isPresent() && asked.swarm.isEmpty()) {
      throw new IllegalStateException("a run is resumed with the drones of its swarm: say on(...)");
    }
    try (FoundTest found = asked.loader.find(asked.test)) {
      if (asked.lock.isPresent()) {
        LockDifference.check(found, asked.lock.get(), "the lock's");
      }
      return start(asked, found);
    }
  }

  private static Run start(Orca.Builder asked, FoundTest found) throws TestNotFoundException {
    LoadedTest loaded = found.open();
    try {
      return start(asked, found, loaded);
    } catch (IOException e) {
      loaded.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException | Error e) {
      loaded.close();
      throw e;
    }
  }

  private static Run start(Orca.Builder asked, FoundTest found, LoadedTest loaded)
      throws IOException {
    RunOptions options =
        asked.resumption.map(Resumption::options).orElseGet(() -> options(asked, found));
    Parameters parameters = Parameters.of(options.parameters(), asked.secrets);
    LeaderTest test = new LeaderTest(loaded, options, parameters);
    Instant now = Instant.EPOCH.plusNanos(asked.clock.wallNanos());
    String id = asked.resumption.map(Resumption::runId).orElseGet(() -> RunIds.at(now));
    RunFolder folder = RunFolder.of(asked, id);
    LocalSwarm local = asked.swarm.isPresent() ? LocalSwarm.none() : LocalSwarm.of(asked);
    Leader leader =
        new Leader(
            test,
            new RunReports(id, test, options, now),
            asked.swarm.orElseGet(local::swarm),
            asked.clock,
            folder.journal(),
            asked.resumption,
            new SinkFeeds(asked.sinks, folder.path()),
            asked.swarm.isPresent() ? 0 : asked.drones);
    FutureTask<RunReport> result = new FutureTask<>(() -> lead(leader, local, folder));
    Thread.ofPlatform().name("orca-leader").daemon().start(result);
    return new LedRun(id, leader, result);
  }

  private static RunOptions options(Orca.Builder asked, FoundTest found) {
    return new RunOptions(
        found.address(),
        found.lock(),
        asked.parameters,
        new Shape(
            asked.seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(1L << 53)),
            asked.scale,
            asked.maxDuration,
            asked.steady,
            asked.thresholds),
        asked.tags,
        asked.note,
        asked.trust,
        asked.losses,
        asked.drones,
        Math.max(asked.drones, asked.mostDrones));
  }

  private static RunReport lead(Leader leader, LocalSwarm local, RunFolder folder)
      throws InterruptedException, IOException {
    try (folder;
        local) {
      local.start();
      return leader.lead();
    }
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Optional<Progress> progress() {
    return leader.progress();
  }

  @Override
  public Optional<RunReport> report() {
    return switch (result.state()) {
      case SUCCESS -> Optional.of(result.resultNow());
      case FAILED -> throw failed(result.exceptionNow());
      case RUNNING, CANCELLED -> Optional.empty(); // nobody cancels it
    };
  }

  @Override
  public void stop(Verdict verdict, String reason) {
    leader.end(new Ending(verdict, reason, false));
  }

  @Override
  public void abort(Verdict verdict, String reason) {
    leader.end(new Ending(verdict, reason, true));
  }

  @Override
  public SteerAnswer steer(SteerCommand command, String by) throws InterruptedException {
    return leader.steer(command, by);
  }

  @Override
  public RunReport await() throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw failed(result.exceptionNow());
    }
  }

  @Override
  public Optional<RunReport> await(Duration most) throws InterruptedException {
    try {
      return Optional.of(result.get(most.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw failed(result.exceptionNow());
    }
  }

  private static IllegalStateException failed(Throwable cause) {
    return new IllegalStateException("the leader failed: " + cause, cause);
  }
}
