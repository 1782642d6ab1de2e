package io.orcastrike.cli;

import io.orcastrike.core.Swarm;
import io.orcastrike.redis.RedisAddress;
import io.orcastrike.redis.RedisTransport;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Finds the way to a swarm by the scheme of its address. */
final class Swarms {
  private static final String PASSWORD = "ORCA_REDIS_PASSWORD";

  private final Console console;
  private final SwarmOptions options;

  Swarms(Console console, SwarmOptions options) {
    this.console = console;
    this.options = options;
  }

  /** Connects; whoever calls closes. */
  Transport connect() throws Problem {
    RedisAddress address = address();
    try {
      return RedisTransport.connect(address);
    } catch (IOException e) {
      throw new Problem(
          Verdict.NO_QUORUM,
          Problem.text(
              String.valueOf(e.getMessage()),
              "--on " + address,
              "no server there, or other credentials than it knows",
              "redis-cli -u %s ping; or leave --on away: orca run TEST needs no server"
                  .formatted(address)),
          e);
    }
  }

  /** Returns the swarm that meets on a transport. */
  Swarm swarm(Transport transport) throws Problem {
    try {
      return new Swarm(transport, options.namespace, options.timing());
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()), "--namespace shop");
    }
  }

  private RedisAddress address() throws Problem {
    if (options.on == null) {
      throw wrong("--on must say where the swarm meets, was not given", "--on redis://localhost");
    }
    try {
      RedisAddress address = RedisAddress.of(options.on);
      Map<String, String> environment = console.environment();
      String user = environment.getOrDefault("ORCA_REDIS_USER", "");
      if (environment.containsKey(PASSWORD + "_FILE")) {
        Path file = console.directory().resolve(environment.get(PASSWORD + "_FILE"));
        passwordOf(file);
        address = address.as(user, () -> readAgain(file));
      } else if (environment.containsKey(PASSWORD)) {
        address = address.as(user, () -> environment.getOrDefault(PASSWORD, ""));
      }
      return options.certificates == null
          ? address
          : address.trusting(console.directory().resolve(options.certificates));
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()), "--on redis://localhost:6379");
    }
  }

  private static String passwordOf(Path file) throws Problem {
    try {
      return Files.readString(file).replaceFirst("\\R$", "");
    } catch (IOException e) {
      throw wrong("$%s_FILE names a file that cannot be read".formatted(PASSWORD), "ls -l " + file);
    }
  }

  /** It may be changed meanwhile. */
  private static String readAgain(Path file) {
    try {
      return passwordOf(file);
    } catch (Problem e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static Problem wrong(String rule, String remedy) {
    return Problem.of(rule, "the options", "a slip on the command line", remedy);
  }
}
