package io.orcastrike.testkit;

import io.orcastrike.core.Orca;
import io.orcastrike.core.Swarm;
import io.orcastrike.core.SwarmDrone;
import io.orcastrike.spi.TestLoader;
import java.io.IOException;

/**
 * A drone of a {@link TestSwarm}, to which things happen.
 *
 * <p>Safe for use by many threads.
 */
public final class TestDrone {
  private final String name;
  private final FaultyTransport link;
  private final SwarmDrone drone;

  private TestDrone(String name, FaultyTransport link, SwarmDrone drone) {
    this.name = name;
    this.link = link;
    this.drone = drone;
  }

  static TestDrone start(String name, FaultyTransport link, TestLoader loader) throws IOException {
    Swarm swarm = Swarm.on(link).timing(TestSwarm.TIMING);
    return new TestDrone(name, link, Orca.drone(loader, swarm).name(name).start());
  }

  /** Returns its name, as it stands in reports. */
  public String name() {
    return name;
  }

  /** Returns its way to the others. */
  public FaultyTransport link() {
    return link;
  }

  /**
   * Ends the drone as the end of its process would: its load ends, and nobody hears of it again.
   * Returns at once.
   */
  public void kill() {
    link.cutOff();
    drone.close();
  }

  /**
   * Ends the drone as one that is told to stop: it says so, and hands over what it has. Returns at
   * once.
   */
  public void stop() {
    drone.close();
  }

  void close() throws InterruptedException {
    drone.close();
    drone.await();
    link.close();
  }
}
