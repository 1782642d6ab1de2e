package io.orcastrike.core.protocol.sim;

import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.measure.Sums;
import io.orcastrike.core.protocol.Channels;
import io.orcastrike.core.protocol.Codec;
import io.orcastrike.core.protocol.Loss;
import io.orcastrike.core.protocol.LossPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Leaders, drones and a bus in virtual time; everything that happens follows from the seed. */
final class World {
  static final List<String> PLAN = List.of("plan shop", "load shoppers at 5/s", "due 0 at 0");

  private static final long SECOND = 1_000_000_000L;
  private static final Codec CODEC = new Codec();

  /** By then every run has ended and every drone is free, from the last fault on. */
  private static final long MOST_AFTER_FAULTS = 11 * 60 * SECOND;

  final Channels channels = new Channels("sim");
  final Codec codec = CODEC;
  final Mistake mistake;
  final Tally tally;
  final Bus bus;
  final boolean calm;
  final boolean steers;
  final SplittableRandom random;
  final List<Participant> participants = new ArrayList<>();
  final List<SimLeader> leaders = new ArrayList<>();
  long troubledUntil;
  private final Map<String, Truth> truths = new HashMap<>();
  private final Map<String, Spec> specs = new HashMap<>();
  private final Map<String, Long> loadEnds = new HashMap<>();
  private final Map<String, SimDrone> drones = new HashMap<>();
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Faults faults;
  private final Situations situations;
  private int joined;
  private long order;
  private long now;
  private long lastChange;
  private boolean ended;

  private record Event(long at, long order, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  World(long seed, Mistake mistake, Tally tally) {
    this.mistake = mistake;
    this.tally = tally;
    this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 1);
    this.calm = Math.floorMod(seed, 4) == 0;
    this.steers = Math.floorMod(seed, 4) == 2;
    this.bus = new Bus(this, random.split(), codec, Math.floorMod(seed, 64) == 1, calm);
    this.faults = new Faults(this, random.split());
    this.situations = new Situations(this, seed);
    int team = 1 + random.nextInt(5);
    for (int i = 0; i < team; i++) {
      SkewedClock clock = clock();
      long at = random.nextInt(4) == 0 ? random.nextLong(20 * SECOND) : random.nextLong(SECOND);
      String name = situations.name(i);
      at(at, () -> join(name, clock));
    }
    int runs = random.nextInt(4) == 0 ? 2 : 1;
    boolean older = random.nextBoolean();
    for (int i = 0; i < runs; i++) {
      Spec spec = spec(runs == 2 && older ? 2 - i : 1 + i, team);
      specs.put(spec.run(), spec);
      at(random.nextLong(1 + i * 20 * SECOND) + 1, () -> lead(spec));
    }
    if (!calm) {
      faults.schedule();
    }
  }

  private SkewedClock clock() {
    long far = random.nextInt(5) == 0 ? 20 * SECOND : SECOND / 3;
    return new SkewedClock(
        this,
        random.nextLong(-2_000 * SECOND, 2_000 * SECOND),
        random.nextLong(-far, far),
        random.nextDouble(-1e-4, 1e-4));
  }

  private Spec spec(int number, int team) {
    int least = random.nextInt(3) == 0 ? 1 + random.nextInt(team) : team;
    int seconds = random.nextInt(10) < 3 ? 3 + random.nextInt(18) : 40 + random.nextInt(130);
    double rate = 4 + random.nextInt(17);
    LossPolicy losses =
        switch (random.nextInt(4)) {
          case 0 -> LossPolicy.STOP;
          case 1 -> new LossPolicy(LossPolicy.Kind.CARRY_ON, random.nextDouble(0.2, 0.9));
          default -> new LossPolicy(LossPolicy.Kind.RESPREAD, random.nextDouble(0.2, 0.9));
        };
    String run = "run-%03d".formatted(number);
    int everyone = random.nextInt(3) == 0 ? team : 0;
    return new Spec(run, least, least + random.nextInt(3), everyone, rate, seconds, losses);
  }

  private void lead(Spec spec) {
    SimLeader leader = new SimLeader(this, clock(), spec, random.split());
    leaders.add(leader);
    participants.add(leader);
    tally.runs++;
    leader.live();
  }

  /** A new process on a drone's machine. */
  void join(String name, SkewedClock clock) {
    String identity = name + "-" + joined++;
    String process = mistake == Mistake.NAME_AS_KEY ? name : identity;
    SimDrone drone = new SimDrone(this, clock, identity, process, name, random.split());
    drones.put(process, drone);
    participants.removeIf(other -> !other.alive && !(other instanceof SimLeader));
    participants.add(drone);
    drone.live();
  }

  long now() {
    return now;
  }

  void at(long time, Runnable action) {
    events.add(new Event(Math.max(time, now), order++, action));
  }

  Spec spec(String run) {
    return specs.get(run);
  }

  Truth truth(String run) {
    Truth truth = truths.get(run);
    if (truth == null) {
      truth = new Truth(this, specs.get(run));
      truths.put(run, truth);
    }
    return truth;
  }

  SimDrone drone(String process) {
    return drones.get(process);
  }

  List<SimDrone> living() {
    return participants.stream()
        .filter(SimDrone.class::isInstance)
        .map(SimDrone.class::cast)
        .filter(drone -> drone.alive)
        .toList();
  }

  SkewedClock leaderClock(String run) {
    return leaders.stream()
        .filter(leader -> leader.spec.run().equals(run))
        .findFirst()
        .orElseThrow()
        .clock;
  }

  /** Tells whether there was no trouble, or all of it is forgotten. */
  boolean isLongAfter(long trouble) {
    return trouble == 0 || trouble + 60 * SECOND < now;
  }

  /** Something happened by fault or by hand: only later must all come to rest. */
  void changed(long until) {
    lastChange = Math.max(lastChange, until);
  }

  /** A team is to be ready. */
  void formed() {
    situations.formed();
  }

  void went(SimLeader leader) {
    Spec spec = leader.spec;
    if (loadEnds.putIfAbsent(spec.run(), now + (3 + spec.seconds()) * SECOND) == null) {
      tally.went++;
      changed(loadEnds.get(spec.run()));
      faults.went();
      situations.went(leader);
    }
  }

  long loadEnd(Spec spec) {
    return loadEnds.getOrDefault(spec.run(), 0L);
  }

  void lost(SimLeader leader, Loss loss) {
    if (!loss.survivors().isEmpty()) {
      tally.respread++;
    }
    tally.losing++;
    faults.lost(leader);
  }

  void ended(SimLeader leader, boolean complete, String failure, boolean ordered) {
    Truth truth = truth(leader.spec.run());
    boolean went = !truth.team().isEmpty();
    tally.complete += complete ? 1 : 0;
    tally.takenOverNumbers += truth.takenOver();
    tally.noQuorum += went ? 0 : 1;
    boolean losing = leader.losses() > 0;
    tally.carriedOn += losing && failure.isEmpty() ? 1 : 0;
    if (calm && went && !ordered) {
      truth.check(
          complete && !losing && failure.isEmpty(),
          "a run without faults succeeds",
          "complete %s, losing %s, %s",
          complete,
          losing,
          failure);
      long total = Math.round(leader.spec.rate() * leader.spec.seconds());
      truth.check(
          truth.started() == total,
          "a run without faults starts all",
          "%d of %d",
          truth.started(),
          total);
    }
  }

  static long started(Sums sums) {
    long started = 0;
    for (Slice.Load load : sums.loads()) {
      started += load.started();
    }
    return started;
  }

  /** Lets everything happen until all is at rest. */
  void run() {
    watch();
    while (!ended && !events.isEmpty()) {
      Event event = events.poll();
      now = event.at;
      event.action.run();
    }
  }

  private void watch() {
    boolean free =
        leaders.stream().allMatch(SimLeader::isDone)
            && participants.stream().noneMatch(other -> other instanceof OldLeader && other.alive)
            && living().stream().allMatch(SimDrone::isFree);
    if (free && now > 5 * SECOND && now > lastChange && isSilent()) {
      ended = true;
      return;
    }
    long since = now - Math.max(lastChange, 65 * SECOND);
    if (since > (free ? 2 : 1) * MOST_AFTER_FAULTS) {
      throw new Violation(
          "every run ends, every drone is free",
          "leaders %s, drones %s"
              .formatted(
                  leaders.stream().filter(leader -> !leader.isDone()).map(l -> l.spec).toList(),
                  living().stream().filter(drone -> !drone.isFree()).map(d -> d.process).toList()));
    }
    at(now + SECOND, this::watch);
  }

  /** Tells whether no drone has data of a past run any more. */
  private boolean isSilent() {
    return living().stream().allMatch(drone -> drone.dataSentAt() < now - 5 * SECOND);
  }
}
