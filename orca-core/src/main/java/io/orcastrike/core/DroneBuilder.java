package io.orcastrike.core;

import io.orcastrike.spi.Clock;
import io.orcastrike.spi.TestLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Collects what a drone of a swarm needs.
 *
 * <p>Used by one thread at a time.
 */
public final class DroneBuilder {
  private static final int MOST_SLOTS = 16;

  private final TestLoader loader;
  private final Swarm swarm;
  private final String process = UUID.randomUUID().toString();
  private String name = "drone-" + process.substring(0, 8);
  private Function<String, Optional<String>> secrets = secret -> Optional.empty();
  private Optional<Path> folder = Optional.empty();
  private DroneLimits limits = DroneLimits.NONE;
  private Clock clock = Clock.system();
  private int slots = 1;

  DroneBuilder(TestLoader loader, Swarm swarm) {
    this.loader = loader;
    this.swarm = swarm;
  }

  /**
   * Takes part in so many runs at once; 1 by default, 16 at most. Each slot is a drone of its own,
   * named {@code name/1} and so on, and no two of them take part in the same run.
   */
  public DroneBuilder slots(int count) {
    if (count < 1 || count > MOST_SLOTS) {
      throw new IllegalArgumentException(
          "slots must be 1 to %d, were %d".formatted(MOST_SLOTS, count));
    }
    slots = count;
    return this;
  }

  /** Names the drone, for people; by default after its process. */
  public DroneBuilder name(String text) {
    name = text;
    return this;
  }

  /** Says where the tests' secrets come from, by name. */
  public DroneBuilder secrets(Function<String, Optional<String>> source) {
    secrets = source;
    return this;
  }

  /** Keeps results that no leader acknowledged in a folder; by default they are given up. */
  public DroneBuilder folder(Path path) {
    folder = Optional.of(path);
    return this;
  }

  /** Takes part in no run beyond these limits; by default in any. */
  public DroneBuilder limits(DroneLimits most) {
    limits = most;
    return this;
  }

  /** Takes time from another clock than the machine's. */
  public DroneBuilder clock(Clock other) {
    clock = other;
    return this;
  }

  /**
   * Starts the drone: from now on it hears announcements.
   *
   * @throws IOException if the swarm's transport cannot be subscribed to
   */
  public SwarmDrone start() throws IOException {
    WarmUp warmUp = new WarmUp(clock, slots == 1);
    Siblings siblings = new Siblings();
    List<Drone> drones = new ArrayList<>();
    for (int slot = 1; slot <= slots; slot++) {
      DroneSettings settings =
          new DroneSettings(
              slots == 1 ? name : name + "/" + slot,
              swarm.namespace(),
              swarm.transport(),
              loader,
              clock,
              swarm.timing(),
              secrets,
              warmUp,
              new Unsent(folder),
              limits,
              siblings);
      drones.add(new Drone(settings, slot == 1 ? process : UUID.randomUUID().toString()));
    }
    return new StartedDrone(drones, clock);
  }
}
