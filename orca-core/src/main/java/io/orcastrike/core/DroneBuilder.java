package io.orcastrike.core;

import io.orcastrike.spi.Clock;
import io.orcastrike.spi.TestLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Collects what a drone of a swarm needs.
 *
 * <p>Used by one thread at a time.
 */
public final class DroneBuilder {
  private final TestLoader loader;
  private final Swarm swarm;
  private final String process = UUID.randomUUID().toString();
  private String name = "drone-" + process.substring(0, 8);
  private Function<String, Optional<String>> secrets = secret -> Optional.empty();
  private Optional<Path> folder = Optional.empty();
  private Clock clock = Clock.system();

  DroneBuilder(TestLoader loader, Swarm swarm) {
    this.loader = loader;
    this.swarm = swarm;
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
    DroneSettings settings =
        new DroneSettings(
            name,
            swarm.namespace(),
            swarm.transport(),
            loader,
            clock,
            swarm.timing(),
            secrets,
            new WarmUp(clock),
            new Unsent(folder));
    return new StartedDrone(new Drone(settings, process), name);
  }
}
