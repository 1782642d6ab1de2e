package io.orcastrike.core;

import io.orcastrike.spi.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The drones of a process, one for each of its slots, on threads of their own. */
final class StartedDrone implements SwarmDrone {
  private static final Duration MOST_CLOSING = Duration.ofSeconds(10);

  private final List<Drone> drones;
  private final Clock clock;
  private final List<Thread> threads = new ArrayList<>();

  StartedDrone(List<Drone> drones, Clock clock) {
    this.clock = clock;
    this.drones = List.copyOf(drones);
    for (Drone drone : drones) {
      threads.add(Thread.ofPlatform().name("orca-drone-" + drone.name()).daemon().start(drone));
    }
  }

  @Override
  public boolean await() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
    return drones.stream().anyMatch(Drone::isUnfit);
  }

  @Override
  public boolean isBusy() {
    return drones.stream().anyMatch(Drone::isBusy);
  }

  @Override
  public void drain(Duration most) throws InterruptedException {
    drones.forEach(Drone::drain);
    if (!joined(most)) {
      close();
      joined(MOST_CLOSING);
    }
  }

  private boolean joined(Duration most) throws InterruptedException {
    long until = clock.nanos() + most.toNanos();
    for (Thread thread : threads) {
      if (!thread.join(Duration.ofNanos(Math.max(0, until - clock.nanos())))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    drones.forEach(Drone::close);
  }
}
