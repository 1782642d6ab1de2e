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

  /** Leader to drones: pieces of a test that it hands out, by the digest of their list. */
  public String pieces(String digest) {
    return prefix + "pieces:" + digest + ":piece";
  }

  /** Who wants to steer a run, to all leaders. */
  public String steer() {
    return prefix + "steer:ask";
  }

  /** Leaders to who wants to steer a run. */
  public String steered() {
    return prefix + "steer:answer";
  }

  /** Drones to leader: numbers of pieces. */
  public String asks(String digest) {
    return prefix + "pieces:" + digest + ":ask";
  }
}
