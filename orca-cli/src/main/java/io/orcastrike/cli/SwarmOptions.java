package io.orcastrike.cli;

import io.orcastrike.core.Swarm;
import io.orcastrike.core.protocol.Timing;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where leader and drones meet. */
final class SwarmOptions {
  @Option(
      names = "--on",
      paramLabel = "ADDRESS",
      description =
          "Where the swarm meets: redis://host:6379, redis+srv://_redis._tcp.name,"
              + " redis-sentinel://host:26379,…#name or redis-cluster://host:6379,…; rediss for"
              + " TLS. The password comes from"
              + " ORCA_REDIS_PASSWORD or ORCA_REDIS_PASSWORD_FILE, the user from ORCA_REDIS_USER.")
  @Nullable String on;

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      description = "Keep apart from other swarms on the same server; \"default\" by default.")
  String namespace = Swarm.DEFAULT_NAMESPACE;

  @Option(
      names = "--trust-certificates",
      paramLabel = "FILE",
      description = "The certificates, in PEM, to trust with TLS instead of the JVM's own.")
  @Nullable Path certificates;

  @Option(names = "--time-scale", hidden = true, description = "Of the protocol's waits, in tests.")
  double timeScale = 1;

  Timing timing() {
    return timeScale == 1 ? Timing.SWARM : Timing.SWARM.scaled(timeScale);
  }

  /** Returns the flags that lead to the same swarm. */
  String flags() {
    StringBuilder flags = new StringBuilder(" --on ").append(Shell.quote(String.valueOf(on)));
    if (!namespace.equals(Swarm.DEFAULT_NAMESPACE)) {
      flags.append(" --namespace ").append(namespace);
    }
    if (certificates != null) {
      flags.append(" --trust-certificates ").append(Shell.quote(certificates.toString()));
    }
    return flags.toString();
  }
}
