package io.orcastrike.cli;

import io.orcastrike.core.Orca;
import io.orcastrike.core.Run;
import io.orcastrike.core.capacity.CapacitySearch;
import io.orcastrike.core.capacity.TrialReading;
import io.orcastrike.core.sink.ResultJson;
import io.orcastrike.report.Capacity.Outcome;
import io.orcastrike.report.Capacity.Trial;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the trials of a search one after another, each into a folder of its own, and says a
 * line of each.
 */
final class TrialRuns implements Signals.Target {
  private final Console console;
  private final OutputOptions output;
  private final TrialReading reading;
  private final Duration pause;
  private final FindFiles files;
  private final List<Trial> trials = new ArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Optional<RunReport> best = Optional.empty();
  private double bestKept;
  private Optional<RunReport> failed = Optional.empty();
  private volatile @Nullable Run current;
  private volatile @Nullable Verdict end;

  /** Makes the run of a trial. */
  interface Runs {
    /** Returns a run at a rate, to which is added where its results go. */
    Orca.Builder at(double rate, FindFiles files) throws Problem;
  }

  TrialRuns(
      Console console,
      OutputOptions output,
      TrialReading reading,
      Duration pause,
      FindFiles files) {
    this.console = console;
    this.output = output;
    this.reading = reading;
    this.pause = pause;
    this.files = files;
  }

  /** Runs the trials that a search wants, until it wants none or something ends it. */
  void run(CapacitySearch search, Runs runs, String test) throws Problem, InterruptedException {
    try (ExitGuard guard = ExitGuard.begin(console.screen());
        Signals signals = Signals.end(this, console.screen())) {
      OptionalDouble next = search.next(trials);
      while (next.isPresent() && goesOn()) {
        carryOut(next.getAsDouble(), runs, test, guard);
        next = search.next(trials);
      }
    }
  }

  /** Tells whether there is another trial, after the pause that the target has before it. */
  private boolean goesOn() throws InterruptedException {
    return failed.isEmpty()
        && !stopped.await(trials.isEmpty() ? 0 : pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void carryOut(double rate, Runs runs, String test, ExitGuard guard)
      throws Problem, InterruptedException {
    int number = trials.size() + 1;
    files.begin(number);
    Orca.Builder builder = runs.at(rate, files);
    output.sinks.sinks(console, files::folder).forEach(builder::sink);
    if (!output.quiet && console.screenLook().terminal()) {
      builder.sink(LiveTerminal.open(console.screen(), console.screenLook()));
    }
    Run run = Runner.start(builder, test);
    current = run;
    guard.guard(run);
    Verdict asked = end;
    if (asked != null) {
      run.stop(asked, "stopped before it began");
    }
    RunReport report = run.await();
    write(report);
    Optional<Trial> trial = reading.of(rate, report);
    if (trial.isEmpty()) {
      failed = Optional.of(report);
      return;
    }
    trials.add(trial.get());
    console.screen().line(TrialText.line(number, trial.get()));
    keep(trial.get(), report);
  }

  private void write(RunReport report) {
    Path folder = files.folder(report.info().runId());
    try (ResultJson sink = new ResultJson(folder)) {
      sink.ended(report);
    } catch (IOException e) {
      console.screen().line("warning: %s could not be written: %s".formatted(folder, e));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Keeps the report of the highest rate kept, or the latest as long as none was. */
  private void keep(Trial trial, RunReport report) {
    if (trial.outcome() == Outcome.KEPT && trial.rate() >= bestKept) {
      bestKept = trial.rate();
      best = Optional.of(report);
    } else if (bestKept == 0) {
      best = Optional.of(report);
    }
  }

  List<Trial> trials() {
    return List.copyOf(trials);
  }

  /** The report of the trial that is to be looked at. */
  Optional<RunReport> best() {
    return best;
  }

  /** The report of the run that did not take place as planned, and ended the search. */
  Optional<RunReport> failed() {
    return failed;
  }

  /** What ended the search from outside. */
  Optional<Verdict> ended() {
    return Optional.ofNullable(end);
  }

  @Override
  public void stop(Verdict verdict, String reason) {
    end = verdict;
    stopped.countDown();
    Run run = current;
    if (run != null) {
      run.stop(verdict, reason);
    }
  }

  @Override
  public void abort(Verdict verdict, String reason) {
    stop(verdict, reason);
    Run run = current;
    if (run != null) {
      run.abort(verdict, reason);
    }
  }
}
