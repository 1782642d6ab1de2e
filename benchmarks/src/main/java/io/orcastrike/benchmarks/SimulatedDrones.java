package io.orcastrike.benchmarks;

import io.orcastrike.api.Plan;
import io.orcastrike.core.load.RunPlan;
import io.orcastrike.core.load.Shape;
import io.orcastrike.core.measure.Recorder;
import io.orcastrike.core.measure.SentSums;
import io.orcastrike.core.measure.Slice;
import io.orcastrike.core.protocol.Channels;
import io.orcastrike.core.protocol.Codec;
import io.orcastrike.core.protocol.CodecException;
import io.orcastrike.core.protocol.DroneMachine;
import io.orcastrike.core.protocol.Effect;
import io.orcastrike.core.protocol.Envelope;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.core.protocol.Now;
import io.orcastrike.core.protocol.Timing;
import io.orcastrike.redis.RedisAddress;
import io.orcastrike.redis.RedisTransport;
import io.orcastrike.report.Health;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Many drones in one process that speak the protocol and make no load: each second each of them
 * sends what its series recorded, 100 values each. For {@link SwarmSize}, in a process of its own.
 */
final class SimulatedDrones {
  private static final long SECOND = 1_000_000_000L;
  private static final Duration TICK = Duration.ofMillis(10);

  private final Transport transport;
  private final Channels channels;
  private final Codec codec = new Codec();
  private final Clock clock = Clock.system();
  private final List<String> canonical;
  private final int seconds;
  private final int series;
  private final List<Drone> drones = new ArrayList<>();
  private final Transport.Subscription broadcast;
  private boolean over;

  private final class Drone {
    private final String process;
    private final DroneMachine machine;
    private final Transport.Subscription own;
    private final SentSums sums = new SentSums();
    private final RecordedSecond recorded;
    private Recorder recorder = Loads.recorder(0);
    private long t0;
    private int cut;
    private boolean loading;
    private boolean stopping;

    Drone(int number) throws IOException {
      process = "process-%d-%d".formatted(ProcessHandle.current().pid(), number);
      recorded = new RecordedSecond(series, new SplittableRandom(number));
      machine = new DroneMachine(process, "drone-" + number, Timing.SWARM, channels, codec);
      own = transport.subscribe();
    }

    void perform(List<Effect> effects) {
      for (Effect effect : effects) {
        switch (effect) {
          case Effect.Send send -> send(send);
          case Effect.Prepare prepare -> prepare(prepare.run());
          case Effect.Begin begin -> {
            t0 = begin.t0();
            recorder = Loads.recorder(t0);
            loading = true;
          }
          case Effect.Stop unused -> stopping = true;
          case Effect.Abort unused -> stopping = true;
          case Effect.Release unused -> {
            loading = false;
            over = true;
          }
          default -> {}
        }
      }
    }

    private void send(Effect.Send send) {
      try {
        transport.publish(send.channel(), codec.encode(send.envelope()));
      } catch (IOException e) {
        // it is said again
      }
    }

    private void prepare(String run) {
      try {
        own.add(channels.drone(run, process));
        broadcast.add(channels.beat(run));
        perform(machine.prepared(canonical, 0, now()));
      } catch (IOException e) {
        perform(machine.withdraw(now()));
      }
    }

    void step() throws InterruptedException, CodecException {
      Optional<byte[]> bytes = own.next(Duration.ZERO);
      while (bytes.isPresent()) {
        perform(machine.receive(codec.decode(bytes.get()), now()));
        bytes = own.next(Duration.ZERO);
      }
      int second = (int) Math.floorDiv(clock.nanos() - t0, SECOND);
      if (loading && (stopping || second >= seconds)) {
        loading = false;
        Slice last = slice(Math.max(cut + 1, second));
        perform(machine.ended(last, last(), now()));
      } else if (loading && second > cut && machine.hasRoom()) {
        perform(machine.recorded(slice(second), now()));
      }
      perform(machine.tick(now()));
    }

    private Slice slice(int to) {
      recorded.record(recorder, t0 + (to - 1) * SECOND);
      cut = to;
      Slice slice = recorder.cut(to, new Health(0, 0, 0), 0, 0);
      sums.add(slice);
      return slice;
    }

    private Message.Last last() {
      return new Message.Last(
          "",
          sums.build(),
          Map.of(),
          Map.of(),
          Map.of(),
          List.of(),
          List.of(),
          0,
          0,
          cut * 1_000_000L);
    }
  }

  private SimulatedDrones(Transport transport, String namespace, Plan plan, int count, int series)
      throws IOException {
    this.transport = transport;
    this.channels = new Channels(namespace);
    this.canonical =
        RunPlan.of(plan, new Shape(1, 1, Optional.empty()), getClass().getClassLoader())
            .canonical();
    this.seconds = (int) plan.duration().toSeconds();
    this.series = series;
    this.broadcast = transport.subscribe(channels.announce());
    for (int i = 0; i < count; i++) {
      drones.add(new Drone(i));
    }
  }

  /**
   * Runs them until their run is over; the arguments are address, namespace, seconds, count, and
   * how many series each has.
   */
  public static void main(String... arguments) throws Exception {
    try (RedisTransport transport = RedisTransport.connect(RedisAddress.of(arguments[0]))) {
      Plan plan = SwarmSize.plan(Integer.parseInt(arguments[2]));
      SimulatedDrones drones =
          new SimulatedDrones(
              transport,
              arguments[1],
              plan,
              Integer.parseInt(arguments[3]),
              Integer.parseInt(arguments[4]));
      System.out.println("ready");
      drones.serve();
    }
  }

  /** What is said to all is decoded once for all. */
  private void serve() throws InterruptedException, CodecException {
    long end = clock.nanos() + 180 * SECOND;
    while (!over && clock.nanos() < end) {
      for (Optional<byte[]> bytes = broadcast.next(TICK);
          bytes.isPresent();
          bytes = broadcast.next(Duration.ZERO)) {
        Envelope envelope = codec.decode(bytes.get());
        for (Drone drone : drones) {
          drone.perform(drone.machine.receive(envelope, now()));
        }
      }
      for (Drone drone : drones) {
        drone.step();
      }
    }
    clock.sleepUntil(clock.nanos() + SECOND / 5); // for what is still on its way
  }

  private Now now() {
    return new Now(clock.nanos(), clock.wallNanos());
  }
}
