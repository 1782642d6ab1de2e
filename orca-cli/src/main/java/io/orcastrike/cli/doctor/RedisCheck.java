package io.orcastrike.cli.doctor;

import io.orcastrike.redis.RedisAcl;
import io.orcastrike.redis.RedisAddress;
import io.orcastrike.redis.RedisProbe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Whether a swarm can meet at a Redis: what is read there, with a check for each reading. */
record RedisCheck(RedisAddress address, RedisAcl.Role role, String namespace) implements Check {
  private static final int PINGS = 50;
  private static final int CLOCKS = 5;

  @Override
  public List<Finding> look() {
    List<Finding> found = new ArrayList<>();
    try (RedisProbe probe = RedisProbe.connect(address)) {
      found.add(Finding.ok("redis", "%s is of version %s".formatted(address, probe.version())));
      found.addAll(new RoundTripCheck(probe.roundTrips(PINGS)).look());
      found.addAll(new RightsCheck(role, namespace, probe.forbidden(role, namespace)).look());
      found.addAll(new ClockCheck(probe.clock(CLOCKS)).look());
      found.addAll(new PersistenceCheck(probe.info("persistence"), probe.setting("save")).look());
      found.addAll(new BufferCheck(probe.setting("client-output-buffer-limit")).look());
    } catch (IOException e) {
      found.add(
          Finding.trouble(
              "redis",
              String.valueOf(e.getMessage()),
              address.howToAsk() + "; docs/redis.md has addresses, users and TLS"));
    }
    return found;
  }
}
