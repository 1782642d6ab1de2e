package io.orcastrike.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is known of a run when its load begins.
 *
 * <p>Immutable.
 *
 * @param runId sorts by time
 * @param plan the plan's name
 * @param targets where the load was to go, as the plan declares it: each host:port
 * @param test where the test came from: a class, a file, coordinates
 * @param lock the exact files, with their SHA-256
 * @param startedAt when the first arrival may be due
 * @param planned how long the load lasts, grace apart
 * @param seed of everything random
 * @param scale by which every load was multiplied
 * @param parameters as given
 * @param tags as given, for finding runs again
 * @param note as given, for people
 * @param trust from where on numbers are not believed
 * @param drones the team's names, in order
 * @param orcaVersion of the leader
 * @param javaVersion of the leader
 */
public record RunInfo(
    String runId,
    String plan,
    List<String> targets,
    String test,
    List<LockedFile> lock,
    Instant startedAt,
    Duration planned,
    long seed,
    double scale,
    Map<String, String> parameters,
    Map<String, String> tags,
    String note,
    TrustLimits trust,
    List<String> drones,
    String orcaVersion,
    String javaVersion) {

  /** Copies the collections. */
  public RunInfo {
    targets = List.copyOf(targets);
    lock = List.copyOf(lock);
    parameters = Map.copyOf(parameters);
    tags = Map.copyOf(tags);
    drones = List.copyOf(drones);
  }
}
