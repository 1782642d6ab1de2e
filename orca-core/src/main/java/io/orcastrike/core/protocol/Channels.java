package io.orcastrike.core.protocol;

/** The names of the bus's channels, below a namespace. */
public final class Channels {
  private final String prefix;

  /** Makes the names of a namespace. */
  public Channels(String namespace) {
    this.prefix = "orca:{" + namespace + "}:";
  }

  /** Leader to all. */
  public String announce() {
    return prefix + "announce";
  }

  /** Leader to team. */
  public String beat(String run) {
    return prefix + "run:" + run + ":beat";
  }

  /** Drones to leader. */
  public String leader(String run) {
    return prefix + "run:" + run + ":leader";
  }

  /** Leader to one drone. */
  public String drone(String run, String process) {
    return prefix + "run:" + run + ":drone:" + process;
  }
}
