package io.orcastrike.core;

import java.util.ArrayList;
import java.util.List;

/** The drones of a process, one for each of its slots, on threads of their own. */
final class StartedDrone implements SwarmDrone {
  private final List<Drone> drones;
  private final List<Thread> threads = new ArrayList<>();

  StartedDrone(List<Drone> drones) {
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
  public void close() {
    drones.forEach(Drone::close);
  }
}
