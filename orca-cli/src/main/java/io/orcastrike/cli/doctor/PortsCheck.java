package io.orcastrike.cli.doctor;

import java.util.List;
import java.util.Optional;

/**
 * How many ports there are for connections that begin here.
 *
 * @param range the system's {@code ip_local_port_range}: the first and the last
 */
record PortsCheck(Optional<String> range) implements Check {
  private static final int ENOUGH = 20_000;

  @Override
  public List<Finding> look() {
    String[] ends = range.orElse("").strip().split("\\s+", -1);
    if (ends.length != 2 || !ends[0].matches("\\d{1,5}") || !ends[1].matches("\\d{1,5}")) {
      return List.of(Finding.ok("ports", "not known on this system"));
    }
    int count = Integer.parseInt(ends[1]) - Integer.parseInt(ends[0]) + 1;
    String figure = "%,d to one address of a target".formatted(count);
    return List.of(
        count >= ENOUGH
            ? Finding.ok("ports", figure)
            : Finding.warning(
                "ports",
                figure,
                "each connection keeps one for a minute after its end: sysctl -w"
                    + " net.ipv4.ip_local_port_range=\"10240 65535\""));
  }
}
