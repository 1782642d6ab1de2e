package io.orcastrike.core;

import io.orcastrike.core.load.EngineWarmUp;
import io.orcastrike.core.measure.Aggregation;
import io.orcastrike.core.measure.Results;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.protocol.Channels;
import io.orcastrike.core.protocol.Codec;
import io.orcastrike.core.protocol.CodecException;
import io.orcastrike.core.protocol.Effect;
import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.Header;
import io.orcastrike.core.protocol.Journal;
import io.orcastrike.core.protocol.LeaderMachine;
import io.orcastrike.core.protocol.LeaderRole;
import io.orcastrike.core.protocol.Member;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.core.protocol.Now;
import io.orcastrike.core.protocol.Timing;
import io.orcastrike.report.Progress;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.SteeringResult;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads one run: announces the test, starts the team, merges what it sends, has it judged, and
 * reports. One thread does what the state machine says.
 */
final class Leader {
  private static final Logger LOG = LoggerFactory.getLogger(Leader.class);
  private static final Duration TICK = Duration.ofMillis(10);
  private static final long SECOND = 1_000_000_000L;

  /** Leaves room for a signature. */
  private static final int MOST_ANNOUNCE_BYTES = Transport.MOST_BYTES - 1_024;

  /** How much longer than its plan a run may take before it is aborted. */
  private static final long MOST_OVERDUE = 60 * SECOND;

  /** All stand in the result. */
  private static final int MOST_COMMANDS = 1_000;

  private final LeaderTest test;
  private final RunReports reports;
  private final Transport transport;
  private final Clock clock;
  private final Timing timing;
  private final LeaderLog log;
  private final Channels channels;
  private final Optional<Resumption> resumption;
  private final SinkFeeds sinks;
  private final int everyone;
  private final long clockGap;
  private final String process = UUID.randomUUID().toString();
  private final Codec codec = new Codec();
  private final SteerRequests requests = new SteerRequests();
  private final ConcurrentLinkedQueue<Ending> endings = new ConcurrentLinkedQueue<>();
  private @Nullable LeaderMachine machine;
  private @Nullable LeaderSteering steering;
  private @Nullable Results results;
  private @Nullable IntervalLog intervals;
  private volatile @Nullable Progress latest;
  private long t0;
  private long progressAt;

  /**
   * Makes the leader of a run.
   *
   * @param resumption what an earlier leader of the run has left
   * @param everyone how many drones there are at all; 0: unknown
   */
  Leader(
      LeaderTest test,
      RunReports reports,
      Swarm swarm,
      Clock clock,
      Journal journal,
      Optional<Resumption> resumption,
      SinkFeeds sinks,
      int everyone) {
    this.test = test;
    this.reports = reports;
    this.transport = swarm.transport();
    this.clock = clock;
    this.timing = swarm.timing();
    this.channels = new Channels(swarm.namespace());
    this.resumption = resumption;
    this.sinks = sinks;
    this.everyone = everyone;
    this.clockGap = clock.wallNanos() - clock.nanos();
    this.log = new LeaderLog(journal, codec, reports.opening(), header(reports.runId()));
  }

  /** Ends the run before its time; from any thread. */
  void end(Ending ending) {
    endings.add(ending);
  }

  /** Asks for another load; from any thread. */
  SteerAnswer steer(SteerCommand command, String by) throws InterruptedException {
    return requests.ask(command, by);
  }

  /** Returns how the run stood last; from any thread. */
  Optional<Progress> progress() {
    return Optional.ofNullable(latest);
  }

  /** Leads the run to its end and returns what it came to; called once. */
  RunReport lead() throws InterruptedException {
    try {
      Optional<String> refusal = sinks.check();
      if (resumption.isPresent()) {
        refusal.ifPresent(reports::warn); // the drones are under load already
        test.takeUp(resumption.get().announce().values());
        run(resumption.get().announce());
      } else if (refusal.isPresent()) {
        reports.fail(Verdict.NO_QUORUM, refusal.get());
      } else {
        run(test.announce(test.setUp(() -> !endings.isEmpty()), deadline()));
      }
      endRecord();
    } catch (LeaderTest.SetUpException e) {
      endings.forEach(reports::ending);
      reports.fail(Verdict.NOT_PREPARED, e.getMessage());
    } catch (IOException | RuntimeException e) {
      LOG.error("the run cannot go on", e);
      reports.fail(Verdict.INTERNAL_ERROR, "the run cannot go on: " + e);
      letGo();
    } finally {
      requests.close();
      test.tearDown().ifPresent(reports::warn);
    }
    sinks.warnings().forEach(reports::warn);
    return sinks.end(reports.build(Optional.ofNullable(results), machine));
  }

  /** Writes the intervals that are not full. */
  private void endRecord() {
    if (results != null && intervals != null) {
      intervals.close();
      results.aggregation().closeInterval();
    }
  }

  private void run(Message.Announce announce) throws IOException, InterruptedException {
    String run = reports.runId();
    if (!isSendable(run, announce)) {
      return;
    }
    LeaderRole role =
        new LeaderRole(
            run,
            process,
            announce,
            test.plan().canonical(),
            everyone,
            reports.losses(),
            timing.withStartLead(EngineWarmUp.startLead(test.plan())),
            channels);
    LeaderMachine leader = machine(role);
    try (Transport.Subscription inbox =
        transport.subscribe(channels.leader(run), channels.beat(run))) {
      while (leader.state() != LeaderMachine.State.OVER) {
        List<Effect> effects = new ArrayList<>();
        Optional<byte[]> message = inbox.next(TICK);
        while (message.isPresent()) {
          receive(leader, message.get(), effects);
          message = inbox.next(Duration.ZERO);
        }
        for (Ending ending = endings.poll(); ending != null; ending = endings.poll()) {
          effects.addAll(order(leader, ending));
        }
        effects.addAll(leader.tick(now()));
        List<Runnable> answers = obey(leader, effects);
        perform(effects);
        answers.forEach(Runnable::run);
        if (results != null && intervals != null) {
          log.shorten(
              leader,
              announce,
              results.aggregation(),
              intervals,
              reports.lasts(),
              reports.steering(),
              now());
        }
        watch(leader);
      }
    }
  }

  /** Does what was asked of the run; answers once it is journalled and said. */
  private List<Runnable> obey(LeaderMachine leader, List<Effect> effects) {
    List<Runnable> answers = new ArrayList<>();
    for (SteerRequests.Request next = requests.next(); next != null; next = requests.next()) {
      SteerRequests.Request request = next;
      SteerAnswer answer =
          SteerAnswer.no("a run takes at most %,d commands".formatted(MOST_COMMANDS));
      if (reports.steering().size() < MOST_COMMANDS) {
        long elapsed = results == null ? -1 : now().wall() - t0;
        answer = obey(leader, request, elapsed, effects);
        SteeringResult command =
            new SteeringResult(
                Math.max(0, elapsed) / SECOND,
                request.command().text(),
                request.by(),
                answer.accepted(),
                answer.text());
        reports.steered(command);
        effects.add(new Effect.Log(log.entry(command)));
      }
      SteerAnswer given = answer;
      answers.add(() -> request.answer(given));
    }
    return answers;
  }

  private SteerAnswer obey(
      LeaderMachine leader, SteerRequests.Request request, long elapsed, List<Effect> effects) {
    return switch (request.command()) {
      case SteerCommand.Stop stop ->
          reports.isEnding()
              ? SteerAnswer.no("the run ends already")
              : end(leader, "stopped by " + request.by(), false, effects);
      case SteerCommand.Abort abort -> end(leader, "aborted by " + request.by(), true, effects);
      case SteerCommand.Pause pause -> change(request, elapsed, effects);
      case SteerCommand.Resume resume -> change(request, elapsed, effects);
      case SteerCommand.Rate rate -> change(request, elapsed, effects);
    };
  }

  private SteerAnswer change(SteerRequests.Request request, long elapsed, List<Effect> effects) {
    return steering == null
        ? SteerAnswer.no("the run has not begun")
        : steering.change(request.command(), elapsed, now(), effects);
  }

  private SteerAnswer end(
      LeaderMachine leader, String reason, boolean interrupts, List<Effect> effects) {
    if (leader.state() == LeaderMachine.State.RELEASING) {
      return SteerAnswer.no("the run has ended");
    }
    effects.addAll(order(leader, new Ending(Verdict.NOT_COMPLETED, reason, interrupts)));
    return SteerAnswer.yes(
        interrupts
            ? "aborts: nothing more begins, what runs is interrupted"
            : "stops: nothing more begins, what runs may finish");
  }

  private LeaderMachine machine(LeaderRole role) throws IOException {
    LeaderMachine leader;
    if (resumption.isPresent()) {
      leader = LeaderMachine.successor(role, now());
      machine = leader;
      steering = new LeaderSteering(test.plan(), leader);
      for (Envelope entry = resumption.get().next();
          entry != null;
          entry = resumption.get().next()) {
        restore(leader, entry);
      }
      perform(leader.resume(now()));
    } else {
      log.begin();
      leader = new LeaderMachine(role, now());
      machine = leader;
      steering = new LeaderSteering(test.plan(), leader);
    }
    return leader;
  }

  private Header header(String run) {
    return new Header(Header.VERSION, run, 1, process, process, 0, clock.wallNanos());
  }

  /** What is too large to be announced would never be heard of, and nobody would say why. */
  private boolean isSendable(String run, Message.Announce announce) {
    int size = codec.encode(new Envelope(header(run), announce)).length;
    if (size > MOST_ANNOUNCE_BYTES) {
      reports.fail(
          Verdict.USAGE,
          "parameters and what setUp returned must fit %,d bytes with the test's name and files, had %,d"
              .formatted(MOST_ANNOUNCE_BYTES, size));
    }
    return size <= MOST_ANNOUNCE_BYTES;
  }

  /** Frees the drones when nothing can be journalled any more: to end load is safe at any time. */
  private void letGo() {
    LeaderMachine leader = machine;
    if (leader != null) {
      for (Effect effect : leader.order(Message.Order.RELEASE, "the leader failed", now())) {
        if (effect instanceof Effect.Send send) {
          send(send.channel(), send.envelope());
        }
      }
    }
  }

  private long deadline() {
    return clock.wallNanos() + timing.quorumWithin().toNanos();
  }

  private void receive(LeaderMachine leader, byte[] bytes, List<Effect> effects) {
    try {
      effects.addAll(leader.receive(codec.decode(bytes), now()));
    } catch (CodecException e) {
      LOG.warn("the leader dropped a message: {}", e.getMessage());
    }
  }

  private List<Effect> order(LeaderMachine leader, Ending ending) {
    if (leader.state() == LeaderMachine.State.RELEASING) {
      return List.of(); // the run has ended
    }
    reports.ending(ending);
    Message.Order order = ending.interrupts() ? Message.Order.ABORT : Message.Order.STOP;
    return leader.order(order, ending.reason(), now());
  }

  /** Records and merges first, makes it safe, and only then sends. */
  private void perform(List<Effect> effects) throws IOException {
    take(effects);
    log.sync();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Send send) {
        send(send.channel(), send.envelope());
      }
    }
  }

  private void take(List<Effect> effects) throws IOException {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Log entry -> log.append(entry.envelope());
        case Effect.Settled settled -> restore(settled.second());
        case Effect.Stood stood -> restore(stood.standing());
        case Effect.Merge merge -> merge(merge.drone(), merge.batch());
        case Effect.Go go -> go(go);
        case Effect.Lost lost -> lost(lost);
        case Effect.Send unused -> {}
        case Effect.Over unused -> {}
        case Effect.OfDrone unused -> {}
      }
    }
  }

  private void restore(LeaderMachine leader, Envelope entry) throws IOException {
    if (entry.message() instanceof Message.OfDrone interval) {
      log.record(interval); // closed with a checkpoint, and to follow it in the record
    } else if (entry.message() instanceof Message.Steered by) {
      reports.steered(
          new SteeringResult(by.second(), by.command(), by.by(), by.accepted(), by.text()));
    } else {
      take(leader.restore(entry, now()));
    }
  }

  private void restore(Message.Second second) {
    if (results != null) {
      results.aggregation().restore(second.part(), second.covers());
    }
  }

  private void restore(Message.Standing standing) {
    if (results != null) {
      results.aggregation().restore(standing.drone(), standing.state());
      end(standing.drone(), standing.last());
    }
  }

  private void send(String channel, Envelope envelope) {
    try {
      transport.publish(channel, codec.encode(envelope));
    } catch (IOException e) {
      LOG.debug("the leader will say it again", e);
    }
  }

  private void go(Effect.Go go) {
    t0 = go.t0();
    List<String> names = go.team().stream().map(Member::name).toList();
    IntervalLog recorded = new IntervalLog(log, go.team());
    intervals = recorded;
    results =
        new Results(
            test.plan().plan(),
            new Aggregation(test.plan().plan(), names.size(), log::settle, recorded::swarm),
            names,
            reports.trust());
    reports.started(go.team(), t0);
    sinks.started(reports.info());
  }

  /** Nobody waits any more for what a lost drone may still send; what comes is merged. */
  private void lost(Effect.Lost lost) {
    reports.lost(lost.loss(), lost.reason());
    if (results != null && intervals != null) {
      intervals.lost(lost.loss().drone());
      results.aggregation().finish(lost.loss().drone());
    }
  }

  private void merge(int drone, Message.Batch batch) {
    if (results == null || intervals == null) {
      return;
    }
    if (batch.slice() != null) {
      Slice merged = results.aggregation().add(drone, batch.slice(), batch.closes());
      intervals.add(drone, batch, merged);
    }
    end(drone, batch.last());
  }

  private void end(int drone, Message.@Nullable Last last) {
    if (last != null && results != null && intervals != null) {
      reports.last(drone, last);
      intervals.finish(drone);
      results.aggregation().finish(drone);
    }
  }

  /**
   * Ends the run where a threshold or time demands it, and once a second shows how it stands: the
   * first time before the load begins, which code that runs for the first time would disturb.
   */
  private void watch(LeaderMachine leader) {
    Results current = results;
    LeaderSteering steered = steering;
    long elapsed = Math.max(0, now().wall() - t0);
    if (current == null || steered == null || leader.state() != LeaderMachine.State.RUNNING) {
      return;
    }
    current
        .aggregation()
        .abortDemanded()
        .ifPresent(
            threshold -> endOnce(Verdict.FAILED, "threshold %s was broken".formatted(threshold)));
    if (elapsed > steered.durationWithGrace(elapsed).toNanos() + MOST_OVERDUE) {
      // Also when it was stopped before, and that did not help.
      end(new Ending(Verdict.NOT_COMPLETED, "the run did not end in time", true));
    }
    if (clock.nanos() >= progressAt) {
      progressAt = clock.nanos() + SECOND;
      Duration planned = steered.duration(elapsed);
      boolean loading = elapsed < planned.toNanos() && !reports.isEnding();
      Progress progress =
          current.progress(
              Duration.ofNanos(elapsed),
              planned,
              loading ? Progress.State.RUNNING : Progress.State.FINISHING,
              steered.load(elapsed),
              leader::isHeard,
              reports.lost());
      latest = progress;
      sinks.progressed(progress);
    }
  }

  private void endOnce(Verdict verdict, String reason) {
    if (!reports.isEnding()) {
      end(new Ending(verdict, reason, true));
    }
  }

  /** By the wall clock as it was at the beginning: one that is set must not move the run. */
  private Now now() {
    long nanos = clock.nanos();
    return new Now(nanos, nanos + clockGap);
  }
}
