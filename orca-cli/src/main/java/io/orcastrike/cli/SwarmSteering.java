package io.orcastrike.cli;

import io.orcastrike.core.Run;
import io.orcastrike.core.steering.SteerListener;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The way in which {@code orca steer} reaches the leader of a swarm: the swarm's own server. */
record SwarmSteering(Transport transport, SteerListener listener) implements AutoCloseable {

  /** Listens on a connection of its own; a run that cannot be reached so goes on all the same. */
  static AutoCloseable open(Run run, Swarms swarms, @Nullable Path key, Screen screen) {
    try {
      Transport transport = swarms.connectToSteer(key);
      try {
        return new SwarmSteering(
            transport, SteerListener.open(run, transport, swarms.namespace(), Clock.system()));
      } catch (IOException | RuntimeException e) {
        transport.close();
        throw e;
      }
    } catch (IOException | Problem | RuntimeException e) {
      screen.line("warning: orca steer cannot reach this run: " + e.getMessage());
      return () -> {};
    }
  }

  @Override
  public void close() {
    try (transport) {
      listener.close();
    }
  }
}
