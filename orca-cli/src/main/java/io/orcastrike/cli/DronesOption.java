package io.orcastrike.cli;

import io.orcastrike.core.Orca;
import picocli.CommandLine.Option;

/** The option that says among how many drones of this process the load is divided. */
final class DronesOption {
  @Option(
      names = "--drones",
      paramLabel = "N",
      description = "Divide the load among that many drones; 1 by default.")
  private int drones = 1;

  void applyTo(Orca.Builder builder, String test) throws Problem {
    try {
      builder.drones(drones);
    } catch (IllegalArgumentException e) {
      throw LoadOptions.wrong(String.valueOf(e.getMessage()), test);
    }
  }

  /** Returns the flags that divide it the same. */
  String flags() {
    return drones == 1 ? "" : " --drones " + drones;
  }
}
