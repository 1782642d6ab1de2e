package io.orcastrike.testkit;

import io.orcastrike.api.LoadTest;
import io.orcastrike.core.Orca;
import io.orcastrike.core.Swarm;
import io.orcastrike.core.local.ClassPathLoader;
import io.orcastrike.core.local.InProcessTransport;
import io.orcastrike.core.protocol.Timing;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A swarm within one process whose drones can be killed and cut off, to see what a load test, a
 * transport, a loader or a sink does when that happens: the leader and the drones are the real
 * ones, each has its own way to the bus, and the protocol's times are a tenth of those between
 * processes. A drone that nothing is heard of is lost after 1.5 s.
 *
 * <pre>{@code
 * ProgressWatch watch = new ProgressWatch();
 * try (TestSwarm swarm = TestSwarm.of(3, ShopTest::new)) {
 *   Run run = swarm.test().onLoss(new LossPolicy(CARRY_ON, 0.5)).sink(watch).start();
 *   watch.await(progress -> progress.totals().succeeded() > 20);
 *   swarm.drone(2).kill();
 *   assertThat(run.await()).isBalanced().hasWarning("drone-2 was lost");
 * }
 * }</pre>
 *
 * <p>Used by one thread at a time.
 */
public final class TestSwarm implements AutoCloseable {
  static final Timing TIMING = Timing.SWARM.scaled(0.1);

  /** What is asked here is not whether the machine is fit to measure on. */
  private static final TrustLimits WIDE = new TrustLimits(Duration.ofHours(1), 1, 1);

  private final TestLoader loader;
  private final String test;
  private final FaultyTransport leader;
  private final List<TestDrone> drones = new ArrayList<>();

  private TestSwarm(TestLoader loader, String test, FaultyTransport leader) {
    this.loader = loader;
    this.test = test;
    this.leader = leader;
  }

  /** A way to the bus of a swarm. */
  @FunctionalInterface
  public interface Connection {

    /** Connects one more process, whose transport the swarm closes. */
    Transport connect() throws IOException;
  }

  /** Starts drones that run a test of the class path, on a bus of their own. */
  public static TestSwarm of(int drones, Supplier<? extends LoadTest> test) throws IOException {
    ClassPathLoader loader = new ClassPathLoader(test);
    InProcessTransport bus = new InProcessTransport();
    return of(drones, loader, loader.name(), () -> bus);
  }

  /**
   * Starts drones.
   *
   * @param loader of the leader and of all drones
   * @param test what the loader understands
   * @param bus is asked once for the leader and once for each drone
   */
  public static TestSwarm of(int drones, TestLoader loader, String test, Connection bus)
      throws IOException {
    TestSwarm swarm = new TestSwarm(loader, test, new FaultyTransport(bus.connect(), 0));
    for (int number = 1; number <= drones; number++) {
      FaultyTransport link = new FaultyTransport(bus.connect(), number);
      swarm.drones.add(TestDrone.start("drone-" + number, link, loader));
    }
    return swarm;
  }

  /**
   * Begins a run on all drones. The limits of trust are wide: a lag of the machine makes no run
   * invalid.
   */
  public Orca.Builder test() {
    return Orca.test(loader, test)
        .on(Swarm.on(leader).timing(TIMING))
        .drones(drones.size())
        .trust(WIDE);
  }

  /**
   * Returns a drone.
   *
   * @param number from 1: the drone's name is {@code drone-1} and so on
   */
  public TestDrone drone(int number) {
    if (number < 1 || number > drones.size()) {
      throw new IllegalArgumentException(
          "a drone's number must be 1 to %d, was %d".formatted(drones.size(), number));
    }
    return drones.get(number - 1);
  }

  /** Returns the leaders' way to the drones. */
  public FaultyTransport leaderLink() {
    return leader;
  }

  /** Ends the drones, waits until they have, and closes all transports. */
  @Override
  public void close() throws InterruptedException {
    for (TestDrone drone : drones) {
      drone.stop();
    }
    for (TestDrone drone : drones) {
      drone.close();
    }
    leader.close();
  }
}
