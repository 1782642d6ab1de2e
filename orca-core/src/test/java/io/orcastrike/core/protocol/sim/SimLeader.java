package io.orcastrike.core.protocol.sim;

import io.orcastrike.core.measure.DroneState;
import io.orcastrike.core.measure.SentSums;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.protocol.Effect;
import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.Header;
import io.orcastrike.core.protocol.LeaderMachine;
import io.orcastrike.core.protocol.LeaderRole;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.core.protocol.Message.Order;
import io.orcastrike.core.protocol.Steering;
import io.orcastrike.core.protocol.Timing;
import io.orcastrike.report.Distribution;
import io.orcastrike.report.Health;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The leader of a run, one process after another, around its machine, with journal and results. */
final class SimLeader extends Participant {
  private static final long SECOND = 1_000_000_000L;

  final Spec spec;
  private final SplittableRandom random;
  private final SplittableRandom steers;
  private final Truth truth;
  private final String beats;
  private final String toLeader;
  private final SimJournal journal = new SimJournal();
  private final Map<Integer, SentSums> merged = new HashMap<>();
  private final Map<String, Long> nextBatch = new HashMap<>();
  private final Map<Integer, Message.Last> lasts = new HashMap<>();
  private final Map<String, Long> fairAtSign = new HashMap<>();
  private final Map<String, Long> newest = new HashMap<>();
  private LeaderMachine machine;
  private LeaderRole role;
  private int processes;
  private long controls;
  private int performsToLive = -1;
  private Runnable crashed = () -> {};
  private long fairNanos;
  private long tickedAt;
  private long syncedAt;
  private boolean dataMayBeGone;
  private boolean ordered;
  private boolean overdue;
  private boolean wentSeen;
  private String led = "";
  boolean forever;
  boolean over;

  SimLeader(World world, SkewedClock clock, Spec spec, SplittableRandom random) {
    super(world, clock);
    this.spec = spec;
    this.random = random;
    this.steers = new SplittableRandom(clock.wallNanos());
    this.truth = world.truth(spec.run());
    this.beats = world.channels.beat(spec.run());
    this.toLeader = world.channels.leader(spec.run());
    this.role = role();
    this.machine = new LeaderMachine(role, clock.now());
  }

  private LeaderRole role() {
    Message.Announce announce =
        new Message.Announce(
            "test",
            List.of(),
            Map.of(),
            Map.of(),
            1,
            1,
            0,
            0,
            0,
            0,
            List.of(),
            spec.least(),
            spec.most(),
            clock.wallNanos() + 60 * SECOND);
    return new LeaderRole(
        spec.run(),
        "leader-" + spec.run() + "-" + ++processes,
        announce,
        World.PLAN,
        spec.everyone(),
        spec.losses(),
        Timing.SWARM,
        world.channels);
  }

  @Override
  boolean hears(String channel) {
    return channel.equals(toLeader) || channel.equals(beats);
  }

  @Override
  long tickNanos() {
    return 50_000_000L;
  }

  int losses() {
    return machine.losses().size();
  }

  boolean isDone() {
    return over || forever;
  }

  boolean isRunning() {
    return alive && machine.state() == LeaderMachine.State.RUNNING;
  }

  @Override
  void receive(Bus.Arrival arrival) {
    Envelope heard = arrival.envelope();
    if (world.mistake == Mistake.SAME_EPOCH && heard.header().epoch() == 1) {
      heard = withEpoch(heard, processes);
    }
    noteSign(heard);
    if (world.mistake == Mistake.CONTROL_WITHOUT_ORDER) {
      heard = SimDrone.numbered(heard, ++controls, heard.header().sentAt());
    }
    if (world.mistake == Mistake.ADDS_DOUBLES && heard.message() instanceof Message.Batch batch) {
      int place = place(heard.header().sender());
      if (place >= 0) {
        merge(place, batch);
      }
    }
    perform(machine.receive(heard, clock.now()));
  }

  /** A sign of life counts if it is newer than all that came of the drone. */
  private void noteSign(Envelope heard) {
    Header from = heard.header();
    if (heard.message() instanceof Message.Batch) {
      return;
    }
    boolean news = from.number() > newest.getOrDefault(from.sender(), 0L);
    newest.merge(from.sender(), from.number(), Math::max);
    if (news && heard.message() instanceof Message.Heartbeat) {
      fairAtSign.put(from.sender(), fairNanos);
    }
  }

  private int place(String process) {
    for (int i = 0; i < truth.team().size(); i++) {
      if (truth.team().get(i).process().equals(process)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  void tick() {
    boolean fair = !world.bus.isWiped() && world.now() >= Math.max(muteUntil, deafUntil);
    fairNanos += fair ? Math.min(world.now() - tickedAt, SECOND) : 0;
    tickedAt = world.now();
    List<Effect> effects = new ArrayList<>(machine.tick(clock.now()));
    if (!truth.team().isEmpty() && world.now() > world.loadEnd(spec) + 60 * SECOND && !overdue) {
      overdue = true;
      effects.addAll(machine.order(Order.ABORT, "the run did not end in time", clock.now()));
    }
    perform(effects);
    SimSteering.sometimes(this, steers);
  }

  /** Changes the load, where the machine lets it. */
  void steer(double factor, boolean paused, int secondsLater) {
    if (!isRunning()) {
      return;
    }
    long instant = machine.steerableFrom(clock.now()) + secondsLater * SECOND;
    try {
      perform(machine.steer(new Steering(instant, factor, paused), clock.now()));
      world.tally.steered++;
    } catch (IllegalArgumentException | IllegalStateException e) {
      world.tally.notSteered++;
    }
  }

  void order(Order order) {
    if (alive && machine.state() != LeaderMachine.State.RELEASING) {
      ordered = true;
      world.tally.ordered++;
      perform(machine.order(order, "by hand", clock.now()));
    }
  }

  /** Dies while it does what it wants to do for the so-manieth time. */
  void crashSoon(int performs, Runnable then) {
    performsToLive = performs;
    crashed = then;
  }

  private void perform(List<Effect> effects) {
    if (!alive) {
      return;
    }
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Log log -> {
          boolean decision =
              log.envelope().message() instanceof Message.Beat beat && !beat.losses().isEmpty();
          if (!decision || world.mistake != Mistake.DECISIONS_NOT_JOURNALLED) {
            journal.write(log.envelope());
          }
        }
        case Effect.Merge merge -> {
          if (world.mistake != Mistake.ADDS_DOUBLES) {
            merge(merge.drone(), merge.batch());
          }
        }
        case Effect.Lost lost -> lost(lost);
        case Effect.Stood stood -> stood(stood.standing());
        case Effect.Over unused -> over = true;
        default -> {}
      }
    }
    if (!over && !effects.isEmpty() && performsToLive >= 0 && performsToLive-- == 0) {
      die(effects);
      return;
    }
    sync();
    checkpoint();
    for (Effect effect : effects) {
      if (effect instanceof Effect.Send send) {
        send(send);
      } else if (effect instanceof Effect.Go go) {
        went(go);
      }
    }
    if (over) {
      alive = false;
      checkResults();
    }
  }

  /** Puts a checkpoint in place of all that was written, now and then. */
  private void checkpoint() {
    if (!world.steers || world.mistake != Mistake.NONE || !isRunning() || steers.nextInt(100) > 0) {
      return;
    }
    List<Envelope> checkpoint = new ArrayList<>(List.of(journal.safe().getFirst()));
    checkpoint.addAll(machine.decisions(clock.now()));
    for (int i = 0; i < truth.team().size(); i++) {
      SentSums sums = merged.getOrDefault(i, new SentSums());
      DroneState state =
          new DroneState(
              sums.series(),
              sums.loads(),
              Distribution.EMPTY,
              Distribution.EMPTY,
              Distribution.EMPTY,
              Health.UNKNOWN,
              Slice.Generator.UNKNOWN,
              false,
              0);
      checkpoint.add(machine.standing(i, lasts.get(i), state, clock.now()));
    }
    journal.replace(checkpoint);
    world.tally.checkpoints++;
  }

  private void stood(Message.Standing standing) {
    SentSums sums = new SentSums();
    sums.restore(standing.state().series(), standing.state().loads());
    merged.put(standing.drone(), sums);
    nextBatch.put(truth.process(standing.drone()), standing.nextBatch());
    if (standing.last() != null) {
      lasts.put(standing.drone(), standing.last());
    }
  }

  private void went(Effect.Go go) {
    wentSeen = true;
    truth.went(go.team(), go.t0());
    go.team().forEach(member -> fairAtSign.put(member.process(), fairNanos));
    world.went(this);
  }

  private void sync() {
    if (world.mistake != Mistake.ACKNOWLEDGES_BEFORE_SYNC || world.now() > syncedAt + SECOND) {
      syncedAt = world.now();
      journal.sync();
    }
  }

  /** What was written and not synced may be there, in part; what was to be sent may be sent. */
  private void die(List<Effect> effects) {
    if (random.nextBoolean()) {
      sync();
      for (Effect effect : effects) {
        if (effect instanceof Effect.Send send && random.nextBoolean()) {
          send(send);
        } else if (effect instanceof Effect.Go go) {
          went(go);
        }
      }
    } else if (world.mistake != Mistake.ACKNOWLEDGES_BEFORE_SYNC) {
      journal.syncInPart(random);
    }
    journal.tear();
    alive = false;
    inbox.clear();
    crashed.run();
  }

  /** Stands still while the run is taken up elsewhere, and wakes up some time later. */
  void replace(long awayNanos, long asleepNanos) {
    if (!isRunning() || isPaused()) {
      return;
    }
    long until = world.now() + asleepNanos;
    OldLeader old = new OldLeader(this, clock, machine, processes, until);
    world.participants.add(old);
    old.live();
    alive = false;
    dataMayBeGone = true; // the other one, too, may have acknowledged some
    world.troubledUntil = Math.max(world.troubledUntil, Math.max(until, world.now() + awayNanos));
    world.changed(world.troubledUntil);
    world.at(world.now() + awayNanos, this::resume);
  }

  /** A disk that lies: batches at the journal's end are gone although they were synced. */
  void loseBatches() {
    dataMayBeGone = true;
    journal.loseBatches(random);
  }

  void resume() {
    alive = true;
    performsToLive = -1;
    pausedUntil = 0;
    merged.clear();
    nextBatch.clear();
    lasts.clear();
    clock = clock.restarted(-world.now() - random.nextLong(1_000 * SECOND));
    role = role();
    machine = LeaderMachine.successor(role, clock.now());
    trouble(world.now());
    boolean going = !truth.team().isEmpty();
    wentSeen = false;
    tickedAt = world.now();
    List<Effect> effects = new ArrayList<>();
    journal.safe().forEach(entry -> effects.addAll(machine.restore(entry, clock.now())));
    effects.addAll(machine.resume(clock.now()));
    effects.addAll(machine.tick(clock.now()));
    perform(effects);
    truth.resumed(wentSeen, machine.losses());
    for (String process : truth.team().stream().map(member -> member.process()).toList()) {
      fairAtSign.put(process, fairNanos);
      long next = nextBatch.getOrDefault(process, 1L);
      truth.check(
          dataMayBeGone || !going || next >= truth.part(process).acknowledged(),
          "acknowledged data survives the leader",
          "%s may forget all before %d, the leader has all before %d",
          process,
          truth.part(process).acknowledged(),
          next);
    }
    if (isRunning()) {
      world.tally.resumed++;
    }
    live();
  }

  private void send(Effect.Send send) {
    Envelope envelope = send.envelope();
    if (world.mistake == Mistake.SAME_EPOCH) {
      envelope = withEpoch(envelope, 1);
    }
    if (!led.equals(role.process())) {
      led = role.process();
      truth.led(envelope.header().epoch());
    }
    if (envelope.message() instanceof Message.Answer answer) {
      String process = send.channel().substring(send.channel().lastIndexOf(':') + 1);
      truth.part(process).acknowledged(answer.nextBatch());
    } else if (envelope.message() instanceof Message.Start && send.channel().equals(beats)) {
      world.formed();
    } else if (envelope.message() instanceof Message.Beat beat) {
      truth.said(beat);
      if (world.mistake == Mistake.LOSS_IN_SECONDS) {
        Envelope own = envelope;
        world.at(world.now() + 1, () -> hearOwn(own));
      }
    }
    publish(send.channel(), envelope);
  }

  private void hearOwn(Envelope own) {
    if (alive && !isPaused()) {
      perform(machine.receive(own, clock.now()));
    }
  }

  private void merge(int drone, Message.Batch batch) {
    String process = truth.process(drone);
    long next = nextBatch.getOrDefault(process, 1L);
    truth.check(
        batch.number() >= next,
        "a batch is added at most once",
        "%d of %s after %d",
        batch.number(),
        process,
        next - 1);
    nextBatch.put(process, batch.number() + 1);
    SentSums sums = merged.computeIfAbsent(drone, key -> new SentSums());
    if (batch.slice() != null) {
      sums.add(batch.slice());
    }
    if (batch.last() != null) {
      lasts.put(drone, batch.last());
    }
    long started = started(drone);
    long recorded = World.started(truth.part(process).total());
    truth.check(
        started <= recorded, "merged ≤ recorded", "%d of %d of %s", started, recorded, process);
    truth.part(process).merged(sums.build(), false);
  }

  private long started(int drone) {
    SentSums sums = merged.get(drone);
    return sums == null ? 0 : World.started(sums.build());
  }

  private void lost(Effect.Lost lost) {
    String process = truth.process(lost.loss().drone());
    world.lost(this, lost.loss());
    if (!lost.reason().startsWith("no sign of life")) {
      return;
    }
    long fair = fairNanos - fairAtSign.getOrDefault(process, 0L);
    truth.check(
        fair >= 10 * SECOND,
        "nobody is lost while the bus is away",
        "%s, after %.1f s of bus",
        process,
        fair / 1e9);
    SimDrone drone = world.drone(process);
    long sound = Math.max(Math.max(troubledUntil, world.troubledUntil), drone.troubledUntil);
    truth.check(
        !drone.alive
            || !drone.isLoading()
            || !world.bus.isFair()
            || sound > world.now() - 20 * SECOND,
        "nobody is lost who can be heard",
        "%s",
        process);
  }

  private void checkResults() {
    boolean complete = !truth.team().isEmpty();
    truth.check(wentSeen || !complete, "a decision survives the leader", "the team went");
    truth.check(
        machine.losses().isEmpty()
            || machine.failure().isPresent()
            || machine.losses().size() <= spec.losses().tolerated() * truth.team().size(),
        "a loss that is not tolerated fails the run",
        "%s",
        machine.losses());
    for (int i = 0; i < truth.team().size(); i++) {
      if (!machine.isContiguous(i)) {
        complete = false;
        truth.check(
            dataMayBeGone || machine.failure().isPresent() || machine.losses().size() > 0,
            "incomplete, and says why",
            "%s",
            truth.process(i));
        continue;
      }
      Part part = truth.part(truth.process(i));
      SentSums sums = merged.getOrDefault(i, new SentSums());
      truth.check(
          sums.build().equals(part.total()) && lasts.get(i).sums().equals(part.total()),
          "complete means equal",
          "%s: merged %s, recorded %s",
          truth.process(i),
          sums.build().loads(),
          part.total().loads());
      part.merged(sums.build(), true);
    }
    world.ended(this, complete, machine.failure().orElse(""), ordered);
  }
}
