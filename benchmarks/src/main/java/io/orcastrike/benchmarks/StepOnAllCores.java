package io.orcastrike.benchmarks;

import io.orcastrike.core.measure.Recorder;
import io.orcastrike.core.measure.ScenarioRecorder;
import io.orcastrike.report.Outcome;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;

/**
 * What it takes to time and record a step, on one thread and on as many as there are cores, all in
 * one series; as the bound, the two readings of the clock. Processor time of each thread, so that
 * it can be measured where others use the machine too; see {@link StepCost} for a quiet one.
 */
public final class StepOnAllCores {
  private static final int STEPS = 5_000_000;
  private static final int WARM_UP = 2;

  private StepOnAllCores() {}

  /** Runs it; the argument is the number of rounds, 3 by default. */
  public static void main(String... arguments) throws Exception {
    int rounds = Programs.rounds(arguments);
    int cores = Runtime.getRuntime().availableProcessors();
    System.out.println("processor time in ns for a step, the slowest thread of each round");
    System.out.printf("%8s %10s %10s%n", "bound", "1 thread", cores + " threads");
    for (int round = -WARM_UP; round < rounds; round++) {
      double bound = slowest(1, StepOnAllCores::readClock);
      double alone = slowest(1, series()::record);
      double together = slowest(cores, series()::record);
      if (round >= 0) {
        System.out.printf("%8.0f %10.0f %10.0f%n", bound, alone, together);
      }
    }
  }

  private interface Step {
    void run(long begin);
  }

  private record Steps(ScenarioRecorder recorder) {
    void record(long begin) {
      long end = System.nanoTime();
      recorder.step("step", Outcome.SUCCEEDED, false, end, end - begin);
    }
  }

  private static Steps series() {
    Recorder recorder = Loads.recorder(System.nanoTime());
    return new Steps(recorder.scenario("load", "scenario"));
  }

  private static void readClock(long begin) {
    if (System.nanoTime() < begin) {
      throw new IllegalStateException("the clock must not go back");
    }
  }

  private static double slowest(int threads, Step step) throws Exception {
    CyclicBarrier together = new CyclicBarrier(threads);
    List<FutureTask<Double>> tasks = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      FutureTask<Double> task =
          new FutureTask<>(
              () -> {
                together.await();
                return nanosPerStep(step);
              });
      Thread.ofPlatform().start(task);
      tasks.add(task);
    }
    double slowest = 0;
    for (FutureTask<Double> task : tasks) {
      slowest = Math.max(slowest, task.get());
    }
    return slowest;
  }

  private static double nanosPerStep(Step step) {
    long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (int i = 0; i < STEPS; i++) {
      step.run(System.nanoTime());
    }
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / (double) STEPS;
  }
}
