package io.orcastrike.cli.doctor;

import java.util.List;
import java.util.Optional;

/**
 * Whether a Redis writes to its disk, which can stall it, and is of no use to a swarm.
 *
 * @param info its section {@code persistence}; nothing: it may not be asked
 * @param save its setting of that name
 */
record PersistenceCheck(Optional<List<String>> info, Optional<String> save) implements Check {

  @Override
  public List<Finding> look() {
    if (info.isEmpty()) {
      return List.of(
          Finding.ok(
              "persistence", "not known, this user may not ask for INFO; docs/redis.md: best off"));
    }
    boolean appends = info.get().contains("aof_enabled:1");
    boolean snapshots = save.filter(times -> !times.isBlank()).isPresent();
    if (!appends && !snapshots) {
      return List.of(
          Finding.ok(
              "persistence",
              save.isPresent() ? "off" : "no append-only file; this user may not ask for save"));
    }
    return List.of(
        Finding.warning(
            "persistence",
            appends ? "an append-only file" : "snapshots, save " + save.orElse(""),
            "off unless others need it: CONFIG SET save \"\" and appendonly no; a Redis of its own"
                + " is better"));
  }
}
