package io.orcastrike.cli;

import io.orcastrike.elasticsearch.ElasticsearchSetup;
import io.orcastrike.elasticsearch.Server;
import io.orcastrike.report.Verdict;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orca es}: what is done to an Elasticsearch before runs bring results there. */
@Command(
    name = "es",
    mixinStandardHelpOptions = true,
    header = "Prepares an Elasticsearch for results.",
    synopsisHeading = "Examples:%n",
    customSynopsis = {
      "",
      "  orca es setup https://localhost:9200",
      "",
      "orca es COMMAND [OPTIONS]"
    })
final class EsCommand {

  /** {@code orca es setup}. */
  @Command(
      name = "setup",
      mixinStandardHelpOptions = true,
      header = "Installs the index templates that say how results are kept, and for how long.",
      synopsisHeading = "Examples:%n",
      customSynopsis = {
        "",
        "  ORCA_ES_API_KEY=… orca es setup https://es:9200",
        "  orca es setup https://es:9200 --retention 30d",
        "",
        "orca es setup [OPTIONS] URL",
      },
      footer = {
        "",
        "Whoever asks needs the cluster privilege manage_index_templates; runs do not:",
        "see docs/elasticsearch.md. Doing it again is harmless."
      })
  static final class Setup implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "URL", description = "Of one node, or more with commas; or cloud:ID.")
    private String url = "";

    @Option(
        names = "--retention",
        paramLabel = "TIME",
        description = "How long documents are kept; 90d by default.")
    private String retention = "90d";

    @Mixin private ServerOptions servers = new ServerOptions();

    Setup(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws Problem {
      Server server = servers.server(url, console);
      try {
        ElasticsearchSetup.Result done =
            ElasticsearchSetup.of(server).retention(retention).install();
        console.print("%s is set up: results are kept for %s%n".formatted(server, retention));
        if (!done.histograms()) {
          console
              .screen()
              .line(
                  "warning: this server has no field type \"histogram\". It keeps the same"
                      + " documents, but cannot compute percentiles from their histograms;"
                      + " fields such as orca.judged.p95_ms are there.");
        }
        return 0;
      } catch (IllegalArgumentException e) {
        throw LoadOptions.slip("--retention: " + e.getMessage(), "--retention 30d");
      } catch (IOException e) {
        throw new Problem(Verdict.NO_QUORUM, "not set up: " + e.getMessage(), e);
      }
    }
  }
}
