package io.orcastrike.cli;

import io.orcastrike.core.Orca;
import io.orcastrike.core.local.ClassPathLoader;
import io.orcastrike.samples.shop.ShopTest;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code orca demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    header = "Runs a load test of a small shop that it starts itself: three drones, 20 s.",
    synopsisHeading = "Examples:%n",
    customSynopsis = {
      "",
      "  orca demo                  a healthy shop",
      "  orca demo --stall 2s       one that stands still once: see what that does to the numbers",
      "  orca demo --errors 0.1     one that fails one request in ten",
      "",
      "orca demo [OPTIONS]",
    })
final class DemoCommand implements Callable<Integer> {
  private final Console console;
  private final Configuration configuration;

  @Spec private CommandSpec spec;

  @Option(names = "--stall", paramLabel = "TIME", description = "How long the shop stalls, once.")
  private @Nullable String stall;

  @Option(names = "--latency", paramLabel = "TIME", description = "How long each request takes.")
  private @Nullable String latency;

  @Option(names = "--errors", paramLabel = "SHARE", description = "Requests refused, 0 to 1.")
  private @Nullable String errors;

  @Option(names = "--rate", paramLabel = "PER-SECOND", description = "Shoppers; 100 by default.")
  private @Nullable String rate;

  @Option(names = "--duration", paramLabel = "TIME", description = "Of the load; 20s by default.")
  private @Nullable String duration;

  @Mixin private TrustOptions trust = new TrustOptions();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private CommonOptions common = new CommonOptions();

  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  DemoCommand(Console console, Configuration configuration) {
    this.console = console;
    this.configuration = configuration;
  }

  @Override
  public Integer call() throws Problem, InterruptedException {
    if (output.showConfig) {
      console.print(ShownConfiguration.text(spec.commandLine().getParseResult(), configuration));
      return 0;
    }
    Logs.verbose(common.verbose);
    LoadOptions load = new LoadOptions();
    load.trust = trust;
    give(load, "stall", stall);
    give(load, "latency", latency);
    give(load, "errors", errors);
    give(load, "rate", rate);
    give(load, "duration", duration);
    ClassPathLoader loader = new ClassPathLoader(ShopTest::new);
    String next = stall == null ? "orca demo --stall 2s" : "orca new my-load";
    Orca.Builder builder = Orca.test(loader, loader.name()).drones(3);
    load.applyTo(builder, loader.name());
    return new Runner(console, output)
        .run(
            builder,
            loader.name(),
            report -> next,
            report -> stall == null ? "" : Lesson.text(report));
  }

  private static void give(LoadOptions load, String name, @Nullable String value) {
    if (value != null) {
      load.parameters.put(name, value);
    }
  }
}
