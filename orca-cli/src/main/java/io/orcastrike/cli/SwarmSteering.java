package io.orcastrike.cli;

import io.orcastrike.core.Run;
import io.orcastrike.core.steering.SteerListener;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The way in which {@code orca steer} reaches the leader of a swarm: the swarm's own server. */
record SwarmSteering(Transport transport, SteerListener listener) implements AutoCloseable {

  /** Listens on a connection of its own. */
  static SwarmSteering open(Run run, Swarms swarms, @Nullable Path key) throws Problem {
    Transport transport = swarms.connectToSteer(key);
    try {
      return new SwarmSteering(
          transport,
          SteerListener.open(run, transport, swarms.namespace(), Clock.system()));
    } catch (IOException e) {
      transport.close();
      run.abort(Verdict.NOT_COMPLETED, "it could not be steered");
      throw new Problem(Verdict.NO_QUORUM, "the run cannot be steered: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try (transport) {
      listener.close();
    }
  }
}
