package io.orcastrike.benchmarks;

import io.orcastrike.core.measure.Recorder;
import io.orcastrike.core.measure.ScenarioRecorder;
import io.orcastrike.report.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What a drone records in a second: so many series, 100 values each. */
final class RecordedSecond {
  static final int PER_SERIES = 100;

  private final List<String> steps = new ArrayList<>();
  private final SplittableRandom random;

  /**
   * Makes it.
   *
   * @param series how many, that of the iterations being one
   */
  RecordedSecond(int series, SplittableRandom random) {
    for (int step = 1; step < series; step++) {
      steps.add("step " + step);
    }
    this.random = random;
  }

  /** Records a second that begins at a time of the recorder's clock. */
  void record(Recorder recorder, long from) {
    ScenarioRecorder scenario = recorder.scenario("load", "scenario");
    for (int i = 0; i < PER_SERIES; i++) {
      for (String step : steps) {
        scenario.step(step, Outcome.SUCCEEDED, false, from + i, nanos());
      }
      long nanos = nanos();
      scenario.ended(Outcome.SUCCEEDED, false, from + i, nanos, nanos, 0);
    }
  }

  /** Times as servers have them: most near 5 ms, few much longer. */
  private long nanos() {
    return (long) (5e6 * Math.exp(0.5 * random.nextGaussian()));
  }
}
