package io.orcastrike.cli.doctor;

import java.util.List;
import java.util.Optional;

/**
 * How much of the machine's processors there is.
 *
 * @param processors that the JVM counts on
 * @param cpuMax the control group's {@code cpu.max}: microseconds in each period, and the period
 */
record ProcessorsCheck(int processors, Optional<String> cpuMax) implements Check {

  @Override
  public List<Finding> look() {
    Optional<Double> quota = cpuMax.flatMap(ProcessorsCheck::quota);
    String figure =
        "%d%s"
            .formatted(
                processors, quota.map(most -> ", a quota of %.3g".formatted(most)).orElse(""));
    if (quota.filter(most -> most < processors).isPresent()) {
      return List.of(
          Finding.warning(
              "processors",
              figure,
              "a quota stops all threads when it is used up, which delays the load: give whole"
                  + " processors, or none but a weight"));
    }
    return List.of(
        processors > 1
            ? Finding.ok("processors", figure)
            : Finding.warning(
                "processors",
                figure,
                "give a drone two: with one, collecting garbage delays the load"));
  }

  private static Optional<Double> quota(String text) {
    String[] parts = text.strip().split(" ", -1);
    return parts.length == 2 && parts[0].matches("\\d+") && parts[1].matches("[1-9]\\d*")
        ? Optional.of(Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]))
        : Optional.empty();
  }
}
