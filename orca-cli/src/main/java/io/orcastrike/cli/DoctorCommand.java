package io.orcastrike.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.orcastrike.cli.doctor.Checks;
import io.orcastrike.cli.doctor.Finding;
import io.orcastrike.core.Swarm;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.RecordSink;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orca doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    header = "Looks whether this machine, and what a swarm needs, is fit for a run.",
    customSynopsis = {
      "",
      "  orca doctor                                           this machine",
      "  orca doctor --on redis://redis:6379 --role leader     and the Redis, as a leader's user",
      "  orca doctor --on redis://redis:6379 --allow /tests --trust leader.pub",
      "  orca doctor --sink elasticsearch:https://es:9200 --json",
      "",
      "orca doctor [OPTIONS]",
    },
    synopsisHeading = "Examples:%n",
    footer = {
      "",
      "Takes the options of a drone or leader, and starts neither. Nothing is changed anywhere.",
      "",
      "Exit codes: 0 all is well, perhaps with warnings, 2 wrong usage, 3 something will not work."
    })
final class DoctorCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description =
          "What this machine is to be, one of: ${COMPLETION-CANDIDATES}; drone by default.")
  private AclCommand.Role role = AclCommand.Role.drone;

  @Option(
      names = "--allow",
      paramLabel = "GROUP|PATH",
      description = "As of orca drone; may be repeated.")
  private List<String> allowed = new ArrayList<>();

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "As of orca drone: a leader's public key; may be repeated.")
  private List<Path> trusted = new ArrayList<>();

  @Option(
      names = "--sign-with",
      paramLabel = "FILE",
      description = "As of orca lead: the private key.")
  private @Nullable Path key;

  @Option(names = "--json", description = "Print what was found as one JSON document.")
  private boolean json;

  @Mixin private SwarmOptions swarms = new SwarmOptions();
  @Mixin private MavenOptions maven = new MavenOptions();
  @Mixin private SinkOptions sinks = new SinkOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  DoctorCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Problem, InterruptedException {
    Logs.verbose(common.verbose);
    List<Finding> found = checks().look();
    boolean trouble = found.stream().anyMatch(finding -> finding.level() == Finding.Level.TROUBLE);
    console.print(
        json
            ? document(found, trouble) + System.lineSeparator()
            : String.join(System.lineSeparator(), FindingsText.lines(found, console.outLook()))
                + System.lineSeparator());
    return (trouble ? Verdict.NO_QUORUM : Verdict.PASSED).exitCode();
  }

  private Checks checks() throws Problem {
    Checks checks = new Checks().machine();
    if (swarms.on != null) {
      checks.redis(new Swarms(console, swarms).address(), role.onRedis(), namespace());
    }
    AllowedPlaces.of(allowed, console.directory()).paths().forEach(checks::allowed);
    maven.loader(console); // refuses what is no repository
    maven.repositories().forEach((id, url) -> checks.repository(id, URI.create(url)));
    trusted.forEach(file -> checks.key(console.directory().resolve(file), false));
    if (key != null) {
      checks.key(console.directory().resolve(key), true);
    }
    List<RecordSink> made = sinks.sinks(console, run -> console.directory().resolve(run));
    for (int i = 0; i < made.size(); i++) {
      checks.sink(sinks.addresses.get(i), made.get(i));
    }
    return checks;
  }

  private String namespace() throws Problem {
    try {
      return Swarm.requireNamespace(swarms.namespace);
    } catch (IllegalArgumentException e) {
      throw LoadOptions.slip(String.valueOf(e.getMessage()), "--namespace shop");
    }
  }

  private static String document(List<Finding> found, boolean trouble) {
    ObjectNode document = new ObjectMapper().createObjectNode().put("ok", !trouble);
    ArrayNode checks = document.putArray("checks");
    for (Finding finding : found) {
      checks
          .addObject()
          .put("check", finding.check())
          .put("level", finding.level().name().toLowerCase(Locale.ROOT))
          .put("figure", finding.figure())
          .put("remedy", finding.remedy());
    }
    return document.toPrettyString();
  }
}
