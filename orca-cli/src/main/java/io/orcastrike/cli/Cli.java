package io.orcastrike.cli;

import io.orcastrike.core.protocol.LossPolicy;
import io.orcastrike.report.Verdict;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Finds the command that is meant, runs it, and turns what comes of it into an exit code. */
final class Cli {
  /** Tells of all commands. */
  private static final String COMPLETION = "completion";

  private final Console console;

  Cli(Console console) {
    this.console = console;
  }

  /** Runs a command and returns the exit code. */
  int run(String... arguments) {
    List<String> all = List.of(arguments);
    boolean verbose = all.contains("-v") || all.contains("--verbose");
    try {
      CommandLine line = commandLine(Configuration.of(console, all), all);
      line.setExecutionExceptionHandler((thrown, command, parsed) -> failed(thrown, verbose));
      return printed(line.execute(arguments));
    } catch (Problem problem) {
      return failed(problem, verbose);
    }
  }

  /** A result that nobody got is no success. */
  private int printed(int exitCode) {
    if (!console.out().checkError()) {
      return exitCode;
    }
    console.screen().line("orca: standard output did not take all of the result");
    console.screen().line("  likely: its disk is full, or whoever read it has gone");
    return exitCode == 0 ? Verdict.INTERNAL_ERROR.exitCode() : exitCode;
  }

  /** Returns the command that is asked for, or all of them where none is. */
  CommandLine commandLine(Configuration configuration, List<String> arguments) {
    CommandLine line = new CommandLine(new Root());
    Map<String, Supplier<Object>> commands = commands(configuration);
    String asked = arguments.isEmpty() ? "" : arguments.getFirst();
    if (commands.containsKey(asked) && !asked.equals(COMPLETION)) {
      // All the others are read from their annotations otherwise, which takes a third of a second.
      commands.keySet().retainAll(Set.of(asked));
    }
    commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
    line.registerConverter(Duration.class, new TimeConverter());
    line.registerConverter(LossPolicy.class, new LossPolicyConverter());
    line.setDefaultValueProvider(configuration);
    line.setOut(new PrintWriter(console.out(), true, console.out().charset()));
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(console.outLook().color() ? Ansi.ON : Ansi.OFF));
    line.setUsageHelpAutoWidth(false).setUsageHelpWidth(100);
    line.setParameterExceptionHandler((exception, args) -> misused(exception));
    return line;
  }

  private Map<String, Supplier<Object>> commands(Configuration configuration) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("demo", () -> new DemoCommand(console, configuration));
    commands.put("new", () -> new NewCommand(console));
    commands.put("check", () -> new CheckCommand(console, configuration));
    commands.put("run", () -> new RunCommand(console, configuration));
    commands.put("lead", () -> new LeadCommand(console, configuration));
    commands.put("find", () -> new FindCommand(console, configuration));
    commands.put("drone", () -> new DroneCommand(console));
    commands.put("report", () -> new ReportCommand(console));
    commands.put("compare", () -> new CompareCommand(console));
    commands.put("steer", () -> new SteerRunCommand(console));
    commands.put("doctor", () -> new DoctorCommand(console));
    commands.put("acl", () -> new AclCommand(console));
    commands.put("keys", () -> new KeysCommand(console));
    commands.put(
        "es", () -> new CommandLine(new EsCommand()).addSubcommand(new EsCommand.Setup(console)));
    commands.put(
        "kibana",
        () ->
            new CommandLine(new KibanaCommand())
                .addSubcommand(new KibanaCommand.Install(console))
                .addSubcommand(new KibanaCommand.Export(console))
                .addSubcommand(new KibanaCommand.Grafana(console)));
    commands.put(
        "sink",
        () ->
            new CommandLine(new SinkCommand())
                .addSubcommand(new SinkCommand.ReplayCommand(console)));
    commands.put(COMPLETION, () -> new CompletionCommand(console));
    return commands;
  }

  private int misused(ParameterException exception) {
    CommandSpec command = exception.getCommandLine().getCommandSpec();
    console.screen().line("orca: " + plain(exception));
    console.screen().line("  try: " + command.qualifiedName() + " --help");
    return Verdict.USAGE.exitCode();
  }

  /** Mends what picocli says in its own words. */
  private static String plain(ParameterException exception) {
    String message =
        String.valueOf(exception.getMessage())
            .replace("option option", "option")
            .replaceAll("\\((\\w+=\\w+)\\) should be in KEY=VALUE format", "should be $1")
            .replace("is not a double", "is not a number such as 0.1")
            .replace("is not an int", "is not a whole number")
            .replace("is not a long", "is not a whole number");
    if (exception instanceof UnmatchedArgumentException unmatched) {
      if (!unmatched.isUnknownOption()) {
        message = "nothing is expected here: " + String.join(" ", unmatched.getUnmatched());
        Set<String> commands = exception.getCommandLine().getSubcommands().keySet();
        if (!commands.isEmpty()) {
          message =
              "there is no command \"%s\"%n  there are: %s"
                  .formatted(unmatched.getUnmatched().get(0), String.join(", ", commands));
        }
      } else if (!unmatched.getSuggestions().isEmpty()) {
        message += "%n  likely meant: ".formatted() + unmatched.getSuggestions().get(0);
      }
    }
    return message;
  }

  private int failed(Exception thrown, boolean verbose) {
    int exitCode = Verdict.INTERNAL_ERROR.exitCode();
    @Nullable Throwable shown = thrown;
    if (thrown instanceof Problem problem) {
      console.screen().line("orca: " + problem.getMessage());
      exitCode = problem.exitCode();
      shown = problem.getCause();
    } else {
      console
          .screen()
          .line("orca: internal error: " + thrown + "%n  try: -v for all frames".formatted());
    }
    if (verbose && shown != null) {
      shown.printStackTrace(console.screen().printed());
    }
    return exitCode;
  }

  @Command(
      name = "orca",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      header = "Load tests in plain Java, on any number of machines, with one honest number.",
      synopsisHeading = "Examples:%n",
      customSynopsis = {
        "",
        "  orca demo                                 a load test of a small shop, in 20 s",
        "  orca new shop-load                        a Maven project with a first test",
        "  orca check samples/shop                   what a test would do",
        "  orca run samples/shop --drones 3          do it",
        "",
        "orca COMMAND [OPTIONS]; orca COMMAND --help says more.",
      },
      commandListHeading = "%nCommands:%n")
  static final class Root {}

  /** The version of the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      @Nullable String version = Cli.class.getPackage().getImplementationVersion();
      return new String[] {"orca " + (version == null ? "of a build folder" : version)};
    }
  }
}
