package io.orcastrike.core;

import io.orcastrike.api.Parameters;
import io.orcastrike.core.load.Shape;
import io.orcastrike.core.local.InProcessTransport;
import io.orcastrike.core.protocol.Channels;
import io.orcastrike.core.protocol.FileJournal;
import io.orcastrike.core.protocol.Journal;
import io.orcastrike.core.protocol.LossPolicy;
import io.orcastrike.core.protocol.Timing;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;

/** A run of a leader and its drones in this process. */
final class LocalRun implements Run {
  private static final String NAMESPACE = "local";

  private final String id;
  private final Leader leader;
  private final FutureTask<RunReport> result;

  private LocalRun(String id, Leader leader, FutureTask<RunReport> result) {
    this.id = id;
    this.leader = leader;
    this.result = result;
  }

  static Run start(Orca.Builder asked) throws TestNotFoundException {
    LoadedTest loaded = asked.loader.load(asked.test);
    try {
      return start(asked, loaded);
    } catch (RuntimeException | Error e) {
      loaded.close();
      throw e;
    }
  }

  private static Run start(Orca.Builder asked, LoadedTest loaded) {
    long seed = asked.seed.orElseGet(() -> ThreadLocalRandom.current().nextLong(1L << 53));
    RunOptions options =
        new RunOptions(
            asked.test,
            asked.parameters,
            new Shape(seed, asked.scale, asked.maxDuration),
            asked.tags,
            asked.note,
            asked.trust,
            LossPolicy.STOP,
            asked.drones);
    Parameters parameters = Parameters.of(asked.parameters, asked.secrets);
    LeaderTest test = new LeaderTest(loaded, options, parameters);
    Instant now = Instant.EPOCH.plusNanos(asked.clock.wallNanos());
    String id = RunIds.at(now);
    InProcessTransport transport = new InProcessTransport();
    try {
      Journal journal = journal(asked.folder.map(ofRun -> ofRun.apply(id)));
      List<Drone> drones = drones(asked, transport);
      Leader leader =
          new Leader(
              test,
              new RunReports(id, test, options, now),
              transport,
              asked.clock,
              Timing.IN_PROCESS,
              journal,
              new Channels(NAMESPACE),
              asked.sinks.stream().map(SinkFeed::new).toList(),
              UUID.randomUUID().toString(),
              asked.drones);
      FutureTask<RunReport> result =
          new FutureTask<>(() -> lead(leader, drones, journal, transport));
      Thread.ofPlatform().name("orca-leader").start(result);
      return new LocalRun(id, leader, result);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Journal journal(Optional<Path> folder) throws IOException {
    if (folder.isEmpty()) {
      return Journal.none();
    }
    Path file = Files.createDirectories(folder.get()).resolve("journal");
    Files.deleteIfExists(file);
    return FileJournal.create(file);
  }

  private static List<Drone> drones(Orca.Builder asked, InProcessTransport transport)
      throws IOException {
    WarmUp warmUp = new WarmUp(asked.clock);
    List<Drone> drones = new ArrayList<>();
    for (int i = 1; i <= asked.drones; i++) {
      DroneSettings settings =
          new DroneSettings(
              "drone-" + i,
              NAMESPACE,
              transport,
              asked.loader,
              asked.clock,
              Timing.IN_PROCESS,
              asked.secrets,
              warmUp,
              new Unsent(Optional.empty()));
      drones.add(new Drone(settings, UUID.randomUUID().toString()));
    }
    return drones;
  }

  private static RunReport lead(
      Leader leader, List<Drone> drones, Journal journal, InProcessTransport transport)
      throws InterruptedException, IOException {
    List<Thread> threads = new ArrayList<>();
    for (Drone drone : drones) {
      threads.add(Thread.ofPlatform().name("orca-drone").daemon().start(drone));
    }
    try (transport;
        journal) {
      return leader.lead();
    } finally {
      drones.forEach(Drone::close);
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  @Override
  public String id() {
    return id;
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
  public RunReport await() throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the leader failed: " + e.getCause(), e.getCause());
    }
  }
}
