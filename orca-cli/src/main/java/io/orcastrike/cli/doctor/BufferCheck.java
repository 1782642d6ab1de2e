package io.orcastrike.cli.doctor;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far behind a subscriber may fall before the Redis ends its connection.
 *
 * @param limits its setting {@code client-output-buffer-limit}; nothing: it may not be asked
 */
record BufferCheck(Optional<String> limits) implements Check {
  private static final Pattern PUBSUB = Pattern.compile("pubsub (\\d+) (\\d+) (\\d+)");

  /** The default of Redis, which will do for a hundred drones. */
  private static final long ENOUGH = 32L << 20;

  @Override
  public List<Finding> look() {
    Matcher parts = PUBSUB.matcher(limits.orElse(""));
    if (!parts.find()) {
      return List.of(
          Finding.ok(
              "buffers", "not known, this user may not ask for CONFIG; 32 MB is the default"));
    }
    long hard = Long.parseLong(parts.group(1));
    String figure =
        "%s of a subscriber, or %s for %s s"
            .formatted(size(hard), size(Long.parseLong(parts.group(2))), parts.group(3));
    return List.of(
        hard == 0 || hard >= ENOUGH
            ? Finding.ok("buffers", figure)
            : Finding.warning(
                "buffers",
                figure,
                "CONFIG SET client-output-buffer-limit \"pubsub 128mb 32mb 60\""));
  }

  private static String size(long bytes) {
    return bytes == 0 ? "no end" : "%,d MB".formatted(bytes >> 20);
  }
}
