package io.orcastrike.core;

/** A drone on a thread of its own. */
final class StartedDrone implements SwarmDrone {
  private final Drone drone;
  private final Thread thread;

  StartedDrone(Drone drone, String name) {
    this.drone = drone;
    this.thread = Thread.ofPlatform().name("orca-drone-" + name).daemon().start(drone);
  }

  @Override
  public boolean await() throws InterruptedException {
    thread.join();
    return drone.isUnfit();
  }

  @Override
  public void close() {
    drone.close();
  }
}
