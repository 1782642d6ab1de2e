package io.orcastrike.cli;

import io.orcastrike.core.Swarm;
import io.orcastrike.redis.RedisAcl;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code orca acl}. */
@Command(
    name = "acl",
    mixinStandardHelpOptions = true,
    header =
        "Prints the rule that lets a leader or a drone do on a Redis what it needs, and no more.",
    customSynopsis = {
      "",
      "  ORCA_REDIS_PASSWORD=… orca acl --role leader       for an ACL file of Redis 7 or newer",
      "  ORCA_REDIS_PASSWORD=… orca acl --role drone --namespace shop --user shop-drone",
      "",
      "orca acl [OPTIONS]",
    },
    synopsisHeading = "Examples:%n",
    footer = {"", "The password is in the rule only as its SHA-256."})
final class AclCommand implements Callable<Integer> {
  /** A side of the protocol. */
  enum Role {
    leader,
    drone;

    RedisAcl.Role onRedis() {
      return this == leader ? RedisAcl.Role.LEADER : RedisAcl.Role.DRONE;
    }
  }

  private final Console console;

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private Role role = Role.drone;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "The user's name; orca-leader or orca-drone by default.")
  private String user = "";

  @Option(names = "--namespace", paramLabel = "NAME", description = "Of the swarm.")
  private String namespace = Swarm.DEFAULT_NAMESPACE;

  @Option(
      names = "--redis-6",
      description = "A rule for Redis 6.2, which cannot tell the roles' channels apart.")
  private boolean redis6;

  AclCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Problem {
    String name = user.isEmpty() ? "orca-" + role : user;
    String password = console.environment().getOrDefault("ORCA_REDIS_PASSWORD", "");
    if (password.isEmpty()) {
      throw Problem.of(
          "the user's password must be in ORCA_REDIS_PASSWORD, which is not set",
          "the environment",
          "it must not stand on a command line, where others can read it",
          "read -rs ORCA_REDIS_PASSWORD && export ORCA_REDIS_PASSWORD");
    }
    RedisAcl.Role asked = role.onRedis();
    try {
      console.print(
          (redis6
                  ? RedisAcl.ruleForRedis6(namespace, name, password)
                  : RedisAcl.rule(asked, namespace, name, password))
              + System.lineSeparator());
      return 0;
    } catch (IllegalArgumentException e) {
      throw Problem.of(
          String.valueOf(e.getMessage()), "the options", "another sign", "orca acl --help");
    }
  }
}
