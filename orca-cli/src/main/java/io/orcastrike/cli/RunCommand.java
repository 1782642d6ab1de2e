package io.orcastrike.cli;

import io.orcastrike.core.Orca;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orca run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    header = "Runs a load test in this process: a leader and its drones.",
    customSynopsis = {
      "",
      "  orca run samples/shop                     a Maven module",
      "  orca run shop.jar --drones 3              a jar, its load divided",
      "  orca run ShopTest.java --param rate=200   a source file, with a parameter",
      "  orca run shop.jar#shop.CartTest           one test of several",
      "  orca run com.acme:shop-test:1.2           a test from a Maven repository",
      "  orca run shop.jar --scale 0.1 --json      a tenth of the load, the result as JSON",
      "  orca run shop.jar --baseline kept         and no worse than the good runs before",
      "",
      "orca run [OPTIONS] TEST",
    },
    synopsisHeading = "Examples:%n",
    footer = {
      "",
      "Options come from flags, else from ORCA_<OPTION> (ORCA_DRONES=3, ORCA_PARAM_rate=200), else",
      "from the file of --config. Secrets come from ORCA_SECRET_<NAME> or ORCA_SECRET_<NAME>_FILE.",
      "",
      "Exit codes: 0 passed, 99 a threshold failed, 98 the numbers cannot be believed, 5 not",
      "completed, 4 the test could not be prepared, 2 wrong usage, 130 and 143 stopped by a"
          + " signal.",
      "A run that passed and is worse than its baseline ends with 99, with 98 if it cannot be"
          + " compared."
    })
final class RunCommand implements Callable<Integer> {
  static final String TEST =
      "A jar, a Maven module folder, one .java file, or group:artifact:version; with #CLASS where"
          + " it holds several tests.";

  private final Console console;
  private final Configuration configuration;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TEST", description = TEST)
  private String test = "";

  @Mixin private DronesOption drones = new DronesOption();
  @Mixin private LoadOptions load = new LoadOptions();
  @Mixin private BaselineOptions baseline = new BaselineOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private MavenOptions maven = new MavenOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  RunCommand(Console console, Configuration configuration) {
    this.console = console;
    this.configuration = configuration;
  }

  @Override
  public Integer call() throws Problem, InterruptedException {
    if (output.showConfig) {
      console.print(ShownConfiguration.text(spec.commandLine().getParseResult(), configuration));
      return 0;
    }
    load.addFrom(configuration);
    Logs.verbose(common.verbose);
    Orca.Builder builder = Orca.test(new Tests(console, maven).loader(test), test);
    load.applyTo(builder, test);
    drones.applyTo(builder, test);
    return new Runner(console, output, baseline)
        .run(
            builder,
            test,
            report ->
                "orca run "
                    + Shell.quote(test)
                    + drones.flags()
                    + maven.flags()
                    + output.sinks.flags()
                    + baseline.flags()
                    + load.flags(report.info().seed()),
            report -> "");
  }
}
