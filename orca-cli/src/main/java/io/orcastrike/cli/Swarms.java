package io.orcastrike.cli;

import io.orcastrike.core.Swarm;
import io.orcastrike.core.signing.Keys;
import io.orcastrike.core.signing.SigningTransport;
import io.orcastrike.core.signing.VerifyingTransport;
import io.orcastrike.redis.RedisAddress;
import io.orcastrike.redis.RedisTransport;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the way to a swarm by the scheme of its address. */
final class Swarms {
  private static final Pattern LOOPBACK =
      Pattern.compile("://([^@]*@)?(localhost|127(\\.\\d+){3}|\\[::1])([:/]|$)");
  private static final String PASSWORD = "ORCA_REDIS_PASSWORD";

  private final Console console;
  private final SwarmOptions options;

  Swarms(Console console, SwarmOptions options) {
    this.console = console;
    this.options = options;
  }

  /** Connects as a leader, which signs what it says where it has a key; whoever calls closes. */
  Transport connectToLead(@Nullable Path key) throws Problem {
    if (key == null) {
      warnUnsigned("--sign-with");
      return connect();
    }
    try {
      PrivateKey read = Keys.readPrivate(console.directory().resolve(key));
      return new SigningTransport(connect(), read);
    } catch (IOException e) {
      throw wrong("--sign-with: " + e.getMessage(), "orca keys leader");
    }
  }

  /** Connects as one who steers: with the leader's key where that signs; whoever calls closes. */
  Transport connectToSteer(@Nullable Path key) throws Problem {
    if (key == null) {
      return connect();
    }
    try {
      PrivateKey read = Keys.readPrivate(console.directory().resolve(key));
      return VerifyingTransport.among(connect(), read);
    } catch (IOException e) {
      throw wrong("--sign-with: " + e.getMessage(), "orca keys leader");
    }
  }

  /**
   * Connects as a drone, which trusts those keys, or else everybody; whoever calls closes.
   *
   * @param watched what stands between the Redis and the drone
   */
  Transport connectToServe(List<Path> trusted, Function<RedisTransport, Transport> watched)
      throws Problem {
    if (trusted.isEmpty()) {
      warnUnsigned("--trust");
      return watched.apply(connect());
    }
    List<PublicKey> keys = new ArrayList<>();
    try {
      for (Path file : trusted) {
        keys.add(Keys.readPublic(console.directory().resolve(file)));
      }
    } catch (IOException e) {
      throw wrong("--trust: " + e.getMessage(), "orca keys leader");
    }
    return new VerifyingTransport(watched.apply(connect()), keys);
  }

  /** On one machine, whoever can write to its Redis can do worse. */
  private void warnUnsigned(String option) {
    if (options.on != null && !LOOPBACK.matcher(options.on).find()) {
      console
          .screen()
          .line(
              "WARNING: without %s, whoever can write to this Redis can have drones run what they"
                      .formatted(option)
                  + " are allowed to; see docs/security.md");
    }
  }

  /** Connects once more, for what is not signed and must not keep messages waiting. */
  Transport connectForPieces() throws Problem {
    return connect();
  }

  private RedisTransport connect() throws Problem {
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
              address.howToAsk() + "; orca run TEST needs no server"),
          e);
    }
  }

  String namespace() {
    return options.namespace;
  }

  /** Returns the swarm that meets on a transport. */
  Swarm swarm(Transport transport) throws Problem {
    try {
      return new Swarm(transport, options.namespace, options.timing());
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()), "--namespace shop");
    }
  }

  /** Returns where to meet, as whoever the environment says. */
  RedisAddress address() throws Problem {
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
      return Secrets.content(file);
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
