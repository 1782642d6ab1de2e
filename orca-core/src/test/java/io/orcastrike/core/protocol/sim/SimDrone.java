package io.orcastrike.core.protocol.sim;

import io.orcastrike.core.load.SimulatedLoad;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.protocol.DroneMachine;
import io.orcastrike.core.protocol.Effect;
import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.Header;
import io.orcastrike.core.protocol.Loss;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.core.protocol.Message.View;
import io.orcastrike.core.protocol.Steering;
import io.orcastrike.core.protocol.Timing;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** A drone around its machine, with a load whose iterations take no time. */
final class SimDrone extends Participant {
  private static final long SECOND = 1_000_000_000L;

  private final String identity;
  final String process;
  final String name;
  private final SplittableRandom random;
  private final DroneMachine machine;
  private final boolean refuses;
  private final long tickNanos;
  private final Set<String> channels = new HashSet<>();
  private final Set<String> sentBefore = new HashSet<>();
  private String run = "";
  private boolean engaged;
  private long preparedAt = Long.MAX_VALUE;
  private SimulatedLoad load;
  private Spec spec;
  private long t0;
  private long overAt;
  private int cut;
  private Slice.Load warmUpSaid = Sides.nothing(true);
  private Slice.Load judgedSaid = Sides.nothing(false);
  private String failure = "";
  private int lossesCounted;
  private long controls;
  private long dataSentAt = Long.MIN_VALUE;

  /**
   * Makes a drone.
   *
   * @param identity which it truly is
   * @param process which it says it is
   */
  SimDrone(
      World world,
      SkewedClock clock,
      String identity,
      String process,
      String name,
      SplittableRandom random) {
    super(world, clock);
    this.identity = identity;
    this.process = process;
    this.name = name;
    this.random = random;
    this.refuses = random.nextInt(25) == 0;
    this.tickNanos = (20 + random.nextInt(180)) * 1_000_000L;
    this.machine = new DroneMachine(process, name, Timing.SWARM, world.channels, world.codec);
    channels.add(world.channels.announce());
  }

  @Override
  boolean hears(String channel) {
    return channels.contains(channel);
  }

  @Override
  long tickNanos() {
    return engaged ? tickNanos : Math.max(tickNanos, SECOND);
  }

  boolean isFree() {
    return !engaged;
  }

  boolean isLoading() {
    return load != null;
  }

  String run() {
    return run;
  }

  /** Returns when it last sent results, or said that it has some. */
  long dataSentAt() {
    return dataSentAt;
  }

  @Override
  void receive(Bus.Arrival arrival) {
    Envelope heard = arrival.envelope();
    if (load != null && random.nextBoolean()) {
      advance(); // its starters are other threads, and may be the first
    }
    world.truth(heard.header().run()).part(process).heard(arrival);
    if (world.mistake == Mistake.NONE) {
      perform(machine.receive(heard, clock.now()));
    } else {
      mistake(heard).forEach(envelope -> perform(machine.receive(envelope, clock.now())));
    }
    boolean sound = world.bus.isQuick() && world.isLongAfter(troubledUntil);
    if (heard.message() instanceof Message.Beat beat && sound && engaged) {
      world.truth(run).heardGo(process, heard.header(), beat);
    }
  }

  private List<Envelope> mistake(Envelope heard) {
    Header header = heard.header();
    return switch (world.mistake) {
      case LEASE_FROM_RECEIPT ->
          heard.message() instanceof Message.Answer
              ? List.of(
                  numbered(heard, header.number(), world.leaderClock(header.run()).wallNanos()))
              : List.of(heard);
      case LEASE_BY_BROADCAST ->
          heard.message() instanceof Message.Beat
              ? List.of(
                  heard,
                  new Envelope(
                      header, new Message.Answer(View.WELCOME, "", 0, Long.MAX_VALUE / 2, 1)))
              : List.of(heard);
      case STARTS_IN_ONE_PHASE -> {
        Envelope doubled = numbered(heard, 2 * header.number(), header.sentAt());
        if (!(heard.message() instanceof Message.Start start)) {
          yield List.of(doubled);
        }
        Message go = new Message.Beat(Message.Order.RUN, "", start.t0(), List.of(), List.of());
        Envelope odd = numbered(heard, 2 * header.number() + 1, header.sentAt());
        yield List.of(doubled, new Envelope(odd.header(), go));
      }
      case TAKES_IN_LOSSES_AT_ONCE -> {
        boolean own = load != null && header.run().equals(run);
        if (own && heard.message() instanceof Message.Beat beat) {
          for (; lossesCounted < beat.losses().size(); lossesCounted++) {
            lose(beat.losses().get(lossesCounted));
          }
        }
        yield List.of(heard);
      }
      case CONTROL_WITHOUT_ORDER, FOLLOWS_OLD_STARTS ->
          List.of(numbered(heard, ++controls, header.sentAt()));
      default -> List.of(heard);
    };
  }

  static Envelope numbered(Envelope envelope, long number, long sentAt) {
    Header from = envelope.header();
    return new Envelope(
        new Header(
            from.version(), from.run(), from.epoch(), from.leader(), from.sender(), number, sentAt),
        envelope.message());
  }

  @Override
  void tick() {
    if (world.now() >= preparedAt) {
      preparedAt = Long.MAX_VALUE;
      perform(
          refuses
              ? machine.refused("policy", random.nextBoolean(), clock.now())
              : machine.prepared(World.PLAN, 0, clock.now()));
    }
    if (load != null) {
      tickLoad();
    }
    perform(machine.tick(clock.now()));
  }

  private void tickLoad() {
    advance();
    if (load.hasLapsed()) {
      perform(machine.lapsed("its lease had run out when a number was due", clock.now()));
    }
    if (load == null) {
      return;
    }
    if (load.isOver() && overAt == 0) {
      overAt = world.now() + random.nextLong(SECOND);
    }
    int second = (int) Math.max(0, (clock.nanos() - t0) / SECOND);
    if (overAt != 0 && world.now() >= overAt) {
      Slice slice = slice(Math.max(cut + 1, second));
      checkExcess();
      Message.Last last = last();
      load = null;
      perform(machine.ended(slice, last, clock.now()));
    } else if (overAt == 0 && second > cut && machine.hasRoom()) {
      perform(machine.recorded(slice(second), clock.now()));
    }
  }

  private void advance() {
    load.advance((number, warm) -> world.truth(run).started(identity, process, number, warm));
  }

  private Slice slice(int to) {
    Slice.Load warmUp = Sides.warmUp(load);
    Slice.Load judged = Sides.judged(load);
    List<Slice.Load> loads =
        List.of(Sides.since(warmUpSaid, warmUp), Sides.since(judgedSaid, judged));
    warmUpSaid = warmUp;
    judgedSaid = judged;
    if (cut < spec.warmUp() && spec.warmUp() < to) {
      world.tally.joinedSlices++;
      if (world.mistake == Mistake.JOINS_ACROSS_WARM_UP) {
        loads = List.of(Sides.joined(loads));
      }
    }
    Slice slice =
        new Slice(
            cut,
            to,
            loads,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Slice.Generator.UNKNOWN);
    cut = to;
    world.truth(run).part(process).recorded(slice);
    return slice;
  }

  private Message.Last last() {
    return new Message.Last(
        failure,
        world.truth(run).part(process).total(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        0,
        0,
        0);
  }

  private void perform(List<Effect> effects) {
    for (Effect effect : effects) {
      switch (effect) {
        case Effect.Send send -> send(send);
        case Effect.Prepare prepare -> prepare(prepare);
        case Effect.Begin begin -> begin(begin);
        case Effect.Stop stop -> stop("");
        case Effect.Abort abort -> stop(abort.failure());
        case Effect.Lease lease -> {
          if (load != null) {
            load.renew(lease.until());
          }
        }
        case Effect.Respread respread -> {
          if (load != null && world.mistake != Mistake.TAKES_IN_LOSSES_AT_ONCE) {
            lose(respread.loss());
          }
        }
        case Effect.Release release -> {
          engaged = false;
          load = null;
          preparedAt = Long.MAX_VALUE;
        }
        case Effect.Steer steer -> steer(steer.change());
        case Effect.Keep keep -> world.tally.kept++;
        case Effect.OfLeader unused -> {}
      }
    }
  }

  private void send(Effect.Send send) {
    Envelope envelope = send.envelope();
    if (envelope.message() instanceof Message.Heartbeat heartbeat) {
      if (heartbeat.phase() != Message.Phase.RELEASED) {
        dataSentAt = world.now();
        if (world.mistake == Mistake.BATCHES_AS_ONLY_SIGN) {
          return;
        }
      }
    } else if (envelope.message() instanceof Message.Batch batch) {
      String key = envelope.header().run() + batch.number();
      if (world.mistake == Mistake.DOES_NOT_REPEAT && !sentBefore.add(key)) {
        return;
      }
    }
    world.truth(envelope.header().run()).part(process).said(envelope);
    publish(send.channel(), envelope);
  }

  private void prepare(Effect.Prepare prepare) {
    run = prepare.run();
    spec = world.spec(run);
    engaged = true;
    preparedAt = world.now() + random.nextLong(random.nextBoolean() ? SECOND / 10 : 2 * SECOND);
    channels.clear();
    channels.add(world.channels.announce());
    for (String heard : machine.heard()) {
      channels.add(world.channels.beat(heard));
      channels.add(world.channels.drone(heard, process));
    }
  }

  private void begin(Effect.Begin begin) {
    Truth truth = world.truth(run);
    truth.part(process).began(identity);
    long late = clock.nanos() - begin.t0();
    truth.check(late <= 2 * SECOND, "begins at most 2 s late", "%s by %d ns", process, late);
    trouble(world.now());
    t0 = begin.t0();
    overAt = 0;
    cut = 0;
    warmUpSaid = Sides.nothing(true);
    judgedSaid = Sides.nothing(false);
    failure = "";
    lossesCounted = 0;
    load =
        new SimulatedLoad(
            begin.number(),
            begin.of(),
            spec.rate(),
            spec.seconds(),
            spec.warmUp(),
            clock,
            begin.t0(),
            begin.leaseUntil(),
            world.mistake == Mistake.RENUMBERS_EVERYBODY);
  }

  private void lose(Loss loss) {
    int known =
        world.mistake == Mistake.TAKES_OVER_BY_THE_NEWEST_CHANGES
            ? Integer.MAX_VALUE
            : loss.steeringKnown();
    load.lose(loss.drone(), loss.instant(), known, loss.survivors());
  }

  private void steer(Steering change) {
    world.truth(run).part(process).steered(change);
    if (load != null) {
      load.steer(change.instant(), change.factor(), change.paused());
      checkExcess();
    }
  }

  /** Who learns late has begun too much, says so, and begins no more of it. */
  private void checkExcess() {
    long reported = world.mistake == Mistake.HIDES_EXCESS ? 0 : load.excess();
    world.tally.excess += load.excess() > 0 ? 1 : 0;
    world
        .truth(run)
        .check(
            load.startedEarly() <= reported,
            "starts ≤ plan + reported excess",
            "%s began %d early and reports %d",
            process,
            load.startedEarly(),
            reported);
  }

  private void stop(String why) {
    if (load == null) {
      return;
    }
    if (!why.isEmpty() && failure.isEmpty() && overAt == 0) {
      failure = why;
      world.tally.lapsed++;
      trouble(Long.MAX_VALUE);
    }
    load.stop();
    world.truth(run).part(process).bar("its load was stopped");
  }
}
