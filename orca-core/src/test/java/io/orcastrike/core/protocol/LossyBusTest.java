package io.orcastrike.core.protocol;

import static io.orcastrike.core.protocol.Times.CHANNELS;
import static io.orcastrike.core.protocol.Times.LEADER;
import static io.orcastrike.core.protocol.Times.PLAN;
import static io.orcastrike.core.protocol.Times.RUN;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.measure.SentSums;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.measure.Sums;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Both machines together over a bus that loses, doubles, delays and reorders, with drones that are
 * cut off for a while, differ in their clocks, refuse, or are stopped. The drones' load is made up.
 */
class LossyBusTest {
  private static final int SEEDS = 300;
  private static final int STEP_MILLIS = 50;
  private static final int LONGEST_MILLIS = 400_000;

  private int completeRuns;
  private int runsThatWent;

  @Test
  void everyRunEndsAndWhatIsCalledCompleteIs() throws CodecException {
    for (int seed = 0; seed < SEEDS; seed++) {
      Simulation simulation = new Simulation(seed);
      try {
        simulation.run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
    // Most runs must come to something, or nothing was tried.
    assertThat(runsThatWent).isGreaterThan(SEEDS / 2);
    assertThat(completeRuns).isGreaterThan(SEEDS / 3);
  }

  /** A drone with a load that is made up. */
  private final class Worker {
    private final String process;
    private final DroneMachine machine;
    private final long wallOffset;
    private final boolean refuses;
    private final SentSums recorded = new SentSums();
    private final SplittableRandom random;
    private int prepares;
    private int releases;
    private int begins;
    private int preparedInMillis = -1;
    private long t0;
    private int cutSeconds;
    private int lengthSeconds;
    private boolean loading;
    private boolean stopping;
    private Sums said = Slices.sums();

    Worker(int place, SplittableRandom random, Codec codec) {
      this.process = "process-" + place;
      this.random = random;
      this.wallOffset = random.nextLong(-300_000_000L, 300_000_000L);
      this.refuses = random.nextInt(20) == 0;
      this.machine = new DroneMachine(process, "drone-" + place, Times.SWARM, CHANNELS, codec);
    }

    Now now(Times times) {
      Now now = times.now();
      return new Now(now.nanos(), now.wall() + wallOffset);
    }

    boolean hears(String channel) {
      return channel.equals(CHANNELS.announce())
          || channel.equals(CHANNELS.beat(RUN))
          || channel.equals(CHANNELS.drone(RUN, process));
    }

    List<Effect> step(Now now) {
      List<Effect> effects = new ArrayList<>();
      if (preparedInMillis >= 0 && (preparedInMillis -= STEP_MILLIS) < 0) {
        effects.addAll(
            refuses ? machine.refused("policy", false, now) : machine.prepared(PLAN, now));
      }
      if (loading) {
        load(now, effects);
      }
      effects.addAll(machine.tick(now));
      return effects;
    }

    private void load(Now now, List<Effect> effects) {
      int second = (int) Math.floorDiv(now.nanos() - t0, 1_000_000_000L);
      if (stopping || second >= lengthSeconds) {
        loading = false;
        Slice slice = slice(Math.max(cutSeconds + 1, second));
        said = recorded.build();
        effects.addAll(machine.ended(slice, Slices.last(said), now));
      } else if (second > cutSeconds && machine.hasRoom()) {
        effects.addAll(machine.recorded(slice(second), now));
      }
    }

    private Slice slice(int to) {
      Slice slice = Slices.of(cutSeconds, to, random.longs(random.nextInt(5), 0, 9_999).toArray());
      recorded.add(slice);
      cutSeconds = to;
      return slice;
    }

    void perform(Effect effect, Now now) {
      switch (effect) {
        case Effect.Prepare prepare -> {
          prepares++;
          preparedInMillis = random.nextInt(3_000);
        }
        case Effect.Begin begin -> {
          begins++;
          loading = true;
          t0 = begin.t0();
          lengthSeconds = 5 + random.nextInt(3);
          assertThat(now.nanos() - t0).as("begins at most 2 s late").isLessThan(2_000_000_001L);
        }
        case Effect.Stop stop -> stopping = true;
        case Effect.Abort abort -> stopping = true;
        case Effect.Release release -> {
          releases++;
          loading = false;
        }
        case Effect.Send send -> {}
        case Effect.Log log -> {}
        case Effect.Merge merge -> {}
        case Effect.Go go -> {}
        case Effect.Over over -> {}
        case Effect.Lost lost -> {}
        case Effect.Lease lease -> {}
        case Effect.Respread respread -> {}
        case Effect.Keep keep -> {}
      }
    }
  }

  /** One run by one seed. */
  private final class Simulation {
    private final SplittableRandom random;
    private final Times times = new Times();
    private final Codec codec = new Codec();
    private final LossyBus bus;
    private final List<Worker> workers = new ArrayList<>();
    private final LeaderMachine leader;
    private final Map<Integer, SentSums> merged = new HashMap<>();
    private final Map<Integer, Long> mergedNumber = new HashMap<>();
    private final Map<Integer, Sums> said = new HashMap<>();
    private List<Member> team = List.of();
    private final int stopAtMillis;
    private final int abortAtMillis;
    private final int calm;
    private long millis;

    Simulation(int seed) {
      random = new SplittableRandom(seed);
      bus = new LossyBus(random.split(), codec, seed % 8 == 0);
      calm = 50 + random.nextInt(4_000);
      int drones = 1 + random.nextInt(5);
      int least = 1 + random.nextInt(drones);
      for (int i = 0; i < drones; i++) {
        workers.add(new Worker(i, random.split(), codec));
      }
      stopAtMillis = random.nextInt(8) == 0 ? random.nextInt(12_000) : Integer.MAX_VALUE;
      abortAtMillis = random.nextInt(8) == 0 ? random.nextInt(12_000) : Integer.MAX_VALUE;
      leader =
          new LeaderMachine(
              new LeaderRole(
                  RUN,
                  LEADER,
                  Times.announce(least, least + random.nextInt(2), times.in(60_000)),
                  PLAN,
                  random.nextBoolean() ? drones : 0,
                  LossPolicy.STOP,
                  Times.SWARM,
                  CHANNELS),
              times.now());
    }

    void run() throws CodecException {
      while (!isOver() && millis < LONGEST_MILLIS) {
        step();
      }
      assertThat(leader.state()).as("the run ends").isEqualTo(LeaderMachine.State.OVER);
      for (Worker worker : workers) {
        assertThat(worker.releases).as("%s is free", worker.process).isEqualTo(worker.prepares);
        assertThat(worker.prepares).as("%s joins once", worker.process).isLessThan(2);
        assertThat(worker.begins).as("%s begins once", worker.process).isLessThan(2);
      }
      checkTotals();
    }

    private boolean isOver() {
      return leader.state() == LeaderMachine.State.OVER
          && workers.stream().allMatch(worker -> worker.releases == worker.prepares);
    }

    private void step() throws CodecException {
      millis += STEP_MILLIS;
      times.pass(STEP_MILLIS);
      for (LossyBus.Arrival arrival : bus.arriving(millis)) {
        deliver(arrival);
      }
      if (millis / STEP_MILLIS == stopAtMillis / STEP_MILLIS) {
        perform(leader.order(Message.Order.STOP, "by hand", times.now()));
      }
      if (millis / STEP_MILLIS == abortAtMillis / STEP_MILLIS) {
        perform(leader.order(Message.Order.ABORT, "by hand", times.now()));
      }
      perform(leader.tick(times.now()));
      for (Worker worker : workers) {
        if (random.nextInt(calm) == 0) {
          bus.cutOff(worker.process, true);
        } else if (random.nextInt(150) == 0) {
          bus.cutOff(worker.process, false);
        }
        perform(worker, worker.step(worker.now(times)));
      }
    }

    private void deliver(LossyBus.Arrival arrival) throws CodecException {
      if (arrival.channel().equals(CHANNELS.leader(RUN))) {
        perform(leader.receive(arrival.envelope(), times.now()));
      }
      for (Worker worker : workers) {
        if (worker.hears(arrival.channel()) && !bus.isCutOff(worker.process)) {
          Now now = worker.now(times);
          perform(worker, worker.machine.receive(arrival.envelope(), now));
        }
      }
    }

    private void perform(List<Effect> effects) throws CodecException {
      for (Effect effect : effects) {
        if (effect instanceof Effect.Send send) {
          bus.publish(LEADER, send.channel(), send.envelope(), millis);
        } else if (effect instanceof Effect.Merge merge) {
          merge(merge.drone(), merge.batch());
        } else if (effect instanceof Effect.Go go) {
          assertThat(team).as("goes once").isEmpty();
          team = go.team();
          runsThatWent++;
        }
      }
    }

    private void perform(Worker worker, List<Effect> effects) throws CodecException {
      for (Effect effect : effects) {
        if (effect instanceof Effect.Send send) {
          bus.publish(worker.process, send.channel(), send.envelope(), millis);
        } else {
          worker.perform(effect, worker.now(times));
        }
      }
    }

    private void merge(int drone, Message.Batch batch) {
      Long before = mergedNumber.put(drone, batch.number());
      assertThat(batch.number()).as("rises").isGreaterThan(before == null ? 0 : before);
      if (batch.slice() != null) {
        merged.computeIfAbsent(drone, key -> new SentSums()).add(batch.slice());
      }
      if (batch.last() != null) {
        said.put(drone, batch.last().sums());
      }
    }

    private void checkTotals() {
      boolean complete = !team.isEmpty();
      for (int i = 0; i < team.size(); i++) {
        Worker worker = worker(team.get(i).process());
        Sums sums = merged.containsKey(i) ? merged.get(i).build() : Slices.sums();
        if (leader.isContiguous(i)) {
          assertThat(said.get(i)).isEqualTo(worker.said);
          assertThat(sums).as("merged of %s", worker.process).isEqualTo(worker.said);
        } else {
          complete = false;
          assertThat(leader.failure()).as("incomplete, and says why").isPresent();
        }
        assertThat(sums.ended()).isLessThanOrEqualTo(worker.recorded.build().ended());
      }
      completeRuns += complete ? 1 : 0;
    }

    private Worker worker(String process) {
      return workers.stream().filter(worker -> worker.process.equals(process)).findAny().get();
    }
  }
}
