package io.orcastrike.cli;

import io.orcastrike.elasticsearch.ElasticsearchSink;
import io.orcastrike.spi.RecordSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say where results go besides the files of the run. */
final class SinkOptions {
  private static final String ELASTICSEARCH = "elasticsearch:";

  @Option(
      names = "--sink",
      paramLabel = "ADDRESS",
      description =
          "Bring the results there too: elasticsearch:https://host:9200, or"
              + " elasticsearch:cloud:CLOUD_ID. May be given more than once.")
  List<String> addresses = new ArrayList<>();

  @Option(
      names = "--sink-required",
      description = "Do not begin, and do not pass, unless the results arrive there.")
  boolean required;

  @Option(
      names = "--es-namespace",
      paramLabel = "NAME",
      description = "The last part of the data streams' names; \"default\" by default.")
  String namespace = "default";

  @Option(
      names = "--es-own-templates",
      description = "Write without the templates of orca es setup: there are others.")
  boolean ownTemplates;

  @Option(
      names = "--service",
      paramLabel = "NAME",
      description = "The system under test, as service.name; the plan's name by default.")
  String service = "";

  @Option(
      names = "--service-version",
      paramLabel = "VERSION",
      description = "Its version, as service.version.")
  String serviceVersion = "";

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "Where it runs, as service.environment: staging, say.")
  String environment = "";

  @Mixin private ServerOptions servers = new ServerOptions();

  /**
   * Makes the sinks, for one run.
   *
   * @param folder of a run's files
   */
  List<RecordSink> sinks(Console console, Function<String, Path> folder) throws Problem {
    List<RecordSink> sinks = new ArrayList<>();
    for (String address : addresses) {
      sinks.add(sink(address, console, folder));
    }
    return sinks;
  }

  private RecordSink sink(String address, Console console, Function<String, Path> folder)
      throws Problem {
    if (!address.startsWith(ELASTICSEARCH)) {
      throw LoadOptions.slip(
          "--sink must begin with elasticsearch:, was \"%s\"".formatted(address),
          "--sink elasticsearch:https://localhost:9200");
    }
    String server = address.substring(ELASTICSEARCH.length());
    try {
      ElasticsearchSink.Builder sink =
          ElasticsearchSink.to(servers.server(server, console))
              .namespace(namespace)
              .service(service, serviceVersion, environment)
              .required(required)
              .folder(folder);
      return (ownTemplates ? sink.ownTemplates() : sink).build();
    } catch (IllegalArgumentException e) {
      throw LoadOptions.slip("--es-namespace: " + e.getMessage(), "--es-namespace staging");
    }
  }

  /** Returns the flags that bring results to the same places. */
  String flags() {
    StringBuilder flags = new StringBuilder();
    addresses.forEach(address -> flags.append(" --sink ").append(Shell.quote(address)));
    if (addresses.isEmpty()) {
      return "";
    }
    add(flags, "--es-namespace", namespace.equals("default") ? "" : namespace);
    add(flags, "--service", service);
    add(flags, "--service-version", serviceVersion);
    add(flags, "--environment", environment);
    return flags + (ownTemplates ? " --es-own-templates" : "") + servers.flags();
  }

  private static void add(StringBuilder flags, String name, String value) {
    if (!value.isEmpty()) {
      flags.append(' ').append(name).append(' ').append(Shell.quote(value));
    }
  }
}
