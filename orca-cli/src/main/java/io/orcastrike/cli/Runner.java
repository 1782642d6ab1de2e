package io.orcastrike.cli;

import io.orcastrike.core.Orca;
import io.orcastrike.core.Run;
import io.orcastrike.core.compare.CompareSettings;
import io.orcastrike.core.sink.ResultJson;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.TestNotFoundException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Carries out one run: begins it, shows it, tells what it came to. */
final class Runner {
  private final Console console;
  private final OutputOptions output;
  private final Optional<BaselineCheck> baseline;
  private Steering steering = run -> () -> {};

  /** Another way to steer a run: opened when it begins, closed when it has ended. */
  interface Steering {
    AutoCloseable open(Run run);
  }

  Runner(Console console, OutputOptions output) {
    this.console = console;
    this.output = output;
    this.baseline = Optional.empty();
  }

  /** Makes a runner that also measures its run by earlier ones, where that was asked for. */
  Runner(Console console, OutputOptions output, BaselineOptions options) throws Problem {
    this.console = console;
    this.output = output;
    CompareSettings settings = options.compare.settings();
    this.baseline =
        Optional.ofNullable(options.folder)
            .map(folder -> new BaselineCheck(console, output, folder, settings));
  }

  /** Has runs steered in another way too. */
  Runner steered(Steering way) {
    steering = way;
    return this;
  }

  /**
   * Runs a test.
   *
   * @param builder of the run, to which is added where its results go
   * @param test as named on the command line
   * @param next the command to type next
   * @param lesson adds to the summary what there is to learn from it
   * @return the exit code
   */
  int run(
      Orca.Builder builder,
      String test,
      Function<RunReport, String> next,
      Function<RunReport, String> lesson)
      throws Problem, InterruptedException {
    RunFiles files = new RunFiles(console, Optional.ofNullable(output.out));
    builder.secrets(new Secrets(console.environment())).folder(files::folder).sink(files);
    output.sinks.sinks(console, files::folder).forEach(builder::sink);
    Optional<LiveTerminal> live = Optional.empty();
    if (!output.quiet && console.screenLook().terminal()) {
      live = Optional.of(LiveTerminal.open(console.screen(), console.screenLook()));
      builder.sink(live.get());
    } else if (!output.quiet) {
      builder.sink(new PlainLines(console.screen()));
    }
    Optional<LiveView> view = LiveView.open(console, output);
    view.ifPresent(seen -> builder.sink(seen.page()));
    // Whoever does not ask for it does not load its classes.
    try (MetricsPage metrics =
            output.prometheus == null ? null : MetricsPage.open(console, output.prometheus);
        LiveView opened = view.orElse(null);
        ExitGuard guard = ExitGuard.begin(console.screen())) {
      if (metrics != null) {
        builder.sink(metrics.sink());
      }
      Run run = start(builder, test);
      guard.guard(run);
      view.ifPresent(seen -> seen.steers(run));
      live.ifPresent(terminal -> terminal.steers(run));
      try (Signals signals = Signals.end(run, console.screen())) {
        RunReport report = await(run, files);
        tell(report, files, next(report, files, next), lesson.apply(report));
        Path folder = files.folder(report.info().runId());
        return baseline
            .map(check -> check.exitCode(report, folder))
            .orElse(report.verdict().exitCode());
      }
    }
  }

  /** Waits for a run's end; until then it can be steered. */
  private RunReport await(Run run, RunFiles files) throws InterruptedException {
    try (AutoCloseable here = SteerSocket.open(files.folder(run.id()), run);
        AutoCloseable elsewhere = steering.open(run)) {
      return run.await();
    } catch (InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("what steers a run must be closed without trouble", e);
    }
  }

  /** What did not arrive comes first. */
  private String next(RunReport report, RunFiles files, Function<RunReport, String> next) {
    boolean isShort = report.deliveries().stream().anyMatch(delivery -> !delivery.complete());
    return isShort
        ? "orca sink replay %s%s"
            .formatted(
                Shell.quote(files.named(report.info().runId()).toString()), output.sinks.flags())
        : next.apply(report);
  }

  /** Starts a run, or says why there is none. */
  static Run start(Orca.Builder builder, String test) throws Problem {
    try {
      return builder.start();
    } catch (TestNotFoundException e) {
      throw AuthorTrouble.of(e);
    } catch (RuntimeException e) {
      throw AuthorTrouble.of(test, e);
    } catch (Error e) {
      throw AuthorTrouble.of(e);
    }
  }

  private void tell(RunReport report, RunFiles files, String next, String lesson) {
    if (output.json) {
      console.print(ResultJson.text(report));
      files.troubles().forEach(trouble -> console.screen().line("warning: " + trouble));
    } else {
      String text =
          output.quiet
              ? Summary.brief(report, console.outLook(), files.written())
              : Summary.text(
                  report, console.outLook(), files.troubles(), lesson, files.written(), next);
      console.print(onGitHub() ? GitHub.inert(text) : text);
    }
    if (onGitHub()) {
      GitHub.annotations(report).forEach(console.screen()::line);
    }
  }

  private boolean onGitHub() {
    return GitHub.runs(console.environment());
  }
}
