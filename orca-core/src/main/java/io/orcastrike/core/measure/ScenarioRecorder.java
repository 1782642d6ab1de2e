package io.orcastrike.core.measure;

import io.orcastrike.report.Outcome;
import io.orcastrike.report.SeriesKey;
import io.orcastrike.report.SlowIteration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records what happens in iterations of a scenario. Times are nanoseconds of the run's clock.
 *
 * <p>Safe for use by many threads.
 */
public final class ScenarioRecorder {
  private final Recorder recorder;
  private final String workload;
  private final String scenario;
  private final SlowLog slowest;
  private final Cells iterations;
  private final Map<String, Cells> steps = new ConcurrentHashMap<>();

  /** The cells of one name, by outcome and warm-up; made when first needed. */
  private final class Cells {
    private final String step;
    private final SeriesCell[] cells = new SeriesCell[6];

    Cells(String step) {
      this.step = step;
    }

    SeriesCell of(Outcome outcome, boolean warm) {
      int index =
          switch (outcome) {
            case SUCCEEDED -> warm ? 1 : 0;
            case FAILED -> warm ? 3 : 2;
            case INTERRUPTED -> warm ? 5 : 4;
          };
      SeriesCell cell = cells[index];
      if (cell == null) {
        // Two threads get the same cell from the recorder, so it does not matter who writes it.
        cell = recorder.cell(new SeriesKey(workload, scenario, step, outcome, warm));
        cells[index] = cell;
      }
      return cell;
    }
  }

  ScenarioRecorder(Recorder recorder, String workload, String scenario, SlowLog slowest) {
    this.recorder = recorder;
    this.workload = workload;
    this.scenario = scenario;
    this.slowest = slowest;
    this.iterations = new Cells("");
  }

  /** Records an iteration that ended. */
  public void ended(
      Outcome outcome,
      boolean warm,
      long endNanos,
      long responseNanos,
      long serviceNanos,
      long pausedNanos) {
    iterations
        .of(outcome, warm)
        .record(
            recorder.second(endNanos),
            responseNanos / 1_000,
            serviceNanos / 1_000,
            pausedNanos / 1_000);
  }

  /** Records how long an iteration waited for the in-flight limit. */
  public void waited(boolean warm, long endNanos, long waitedNanos) {
    step(SeriesKey.WAITING, Outcome.SUCCEEDED, warm, endNanos, waitedNanos);
  }

  /** Records a step that ended. */
  public void step(String name, Outcome outcome, boolean warm, long endNanos, long serviceNanos) {
    Cells cells = steps.get(name);
    if (cells == null) {
      cells = steps.computeIfAbsent(recorder.stepNames().admit(name), Cells::new);
    }
    cells.of(outcome, warm).record(recorder.second(endNanos), 0, serviceNanos / 1_000, 0);
  }

  /** Counts an assertion; during warm-up it is not judged, so not counted. */
  public void check(String name, boolean passed, boolean warm) {
    if (!warm) {
      recorder.check(scenario, name, passed);
    }
  }

  /** Tells whether an iteration is among the slowest; those of a warm-up are not. */
  public boolean isSlow(boolean warm, long responseNanos) {
    return !warm && slowest.admits(responseNanos / 1_000);
  }

  /** Keeps what a slow iteration did. */
  public void slow(
      long number,
      long user,
      Outcome outcome,
      long startNanos,
      long endNanos,
      long responseNanos,
      long serviceNanos,
      Trail trail) {
    Trail.Told told = trail.told(outcome, startNanos, endNanos);
    slowest.add(
        new SlowIteration(
            workload,
            scenario,
            number,
            user,
            0, // the leader knows the drone's place
            recorder.micros(startNanos),
            responseNanos / 1_000,
            Math.max(0, serviceNanos / 1_000),
            outcome,
            told.trace(),
            told.steps(),
            told.more()));
  }

  /**
   * Records an error of a step, or with an empty name of the iteration.
   *
   * @param trace the id under which it is traced, or nothing
   */
  public void error(String step, Throwable error, String trace) {
    recorder.error(scenario, step, error, trace);
  }
}
