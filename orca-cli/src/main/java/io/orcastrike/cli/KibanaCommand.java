package io.orcastrike.cli;

import io.orcastrike.elasticsearch.kibana.GrafanaDashboard;
import io.orcastrike.elasticsearch.kibana.KibanaDashboards;
import io.orcastrike.elasticsearch.kibana.KibanaInstall;
import io.orcastrike.report.Verdict;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orca kibana}: dashboards for what runs bring to Elasticsearch. */
@Command(
    name = "kibana",
    mixinStandardHelpOptions = true,
    header = "Brings dashboards for results into a Kibana, or prints them.",
    synopsisHeading = "Examples:%n",
    customSynopsis = {
      "",
      "  orca kibana install http://localhost:5601",
      "  orca kibana export > orca.ndjson",
      "  orca kibana grafana > orca.json",
      "",
      "orca kibana COMMAND [OPTIONS]"
    })
final class KibanaCommand {

  /** {@code orca kibana install}. */
  @Command(
      name = "install",
      mixinStandardHelpOptions = true,
      header = "Imports the dashboards, or replaces them by newer ones.",
      synopsisHeading = "Examples:%n",
      customSynopsis = {
        "",
        "  ORCA_ES_API_KEY=… orca kibana install https://kibana:5601",
        "  orca kibana install http://localhost:5601 --space load-tests",
        "",
        "orca kibana install [OPTIONS] URL",
      },
      footer = {"", "Exit codes: 0 imported, 3 Kibana cannot be reached or refuses."})
  static final class Install implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "URL", description = "Of Kibana, as in a browser.")
    private String url = "";

    @Option(
        names = "--space",
        paramLabel = "ID",
        description = "The space to import into, instead of the default one.")
    private String space = "";

    @Mixin private ServerOptions servers = new ServerOptions();

    Install(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() throws Problem, InterruptedException {
      try {
        KibanaInstall install = servers.kibana(url, console);
        KibanaInstall.Installed done =
            (space.isEmpty() ? install : install.inSpace(space)).install();
        console.print(
            "%d objects imported%nlook at: %s%n".formatted(done.objects(), done.overview()));
        return 0;
      } catch (IllegalArgumentException e) {
        throw LoadOptions.slip(String.valueOf(e.getMessage()), "orca kibana install --help");
      } catch (IOException e) {
        throw new Problem(Verdict.NO_QUORUM, "not imported: " + e.getMessage(), e);
      }
    }
  }

  /** {@code orca kibana export}. */
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      header = "Prints the dashboards as the file that Kibana imports under Saved Objects.",
      synopsisHeading = "Examples:%n",
      customSynopsis = {"", "  orca kibana export > orca.ndjson", "", "orca kibana export"})
  static final class Export implements Callable<Integer> {
    private final Console console;

    Export(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      console.print(KibanaDashboards.text());
      return 0;
    }
  }

  /** {@code orca kibana grafana}. */
  @Command(
      name = "grafana",
      mixinStandardHelpOptions = true,
      header = "Prints a dashboard of the same data for Grafana.",
      synopsisHeading = "Examples:%n",
      customSynopsis = {"", "  orca kibana grafana > orca.json", "", "orca kibana grafana"})
  static final class Grafana implements Callable<Integer> {
    private final Console console;

    Grafana(Console console) {
      this.console = console;
    }

    @Override
    public Integer call() {
      console.print(GrafanaDashboard.text());
      return 0;
    }
  }
}
