package io.orcastrike.core;

import io.orcastrike.core.local.InProcessTransport;
import io.orcastrike.core.protocol.Timing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The drones of a run that has its own, in this process.
 *
 * <p>Used by one thread at a time: the leader's.
 */
final class LocalSwarm implements AutoCloseable {
  private final InProcessTransport transport = new InProcessTransport();
  private final List<Drone> drones = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  private LocalSwarm() {}

  /** Returns a swarm without drones. */
  static LocalSwarm none() {
    return new LocalSwarm();
  }

  /** Returns the drones that a run asks for, not started. */
  static LocalSwarm of(Orca.Builder asked) throws IOException {
    LocalSwarm local = new LocalSwarm();
    Swarm swarm = local.swarm();
    WarmUp warmUp = new WarmUp(asked.clock, true);
    for (int i = 1; i <= asked.drones; i++) {
      DroneSettings settings =
          new DroneSettings(
              "drone-" + i,
              swarm.namespace(),
              swarm.transport(),
              asked.loader,
              asked.clock,
              swarm.timing(),
              asked.secrets,
              warmUp,
              new Unsent(Optional.empty()),
              DroneLimits.NONE,
              new Siblings());
      local.drones.add(new Drone(settings, UUID.randomUUID().toString()));
    }
    return local;
  }

  Swarm swarm() {
    return new Swarm(transport, "local", Timing.IN_PROCESS);
  }

  void start() {
    for (Drone drone : drones) {
      threads.add(Thread.ofPlatform().name("orca-drone").daemon().start(drone));
    }
  }

  /** Ends the drones and waits until they have. */
  @Override
  public void close() throws InterruptedException {
    drones.forEach(Drone::close);
    for (Thread thread : threads) {
      thread.join();
    }
    transport.close();
  }
}
