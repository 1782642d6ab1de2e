package io.orcastrike.benchmarks;

import io.orcastrike.core.measure.ScenarioRecorder;
import io.orcastrike.report.Outcome;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it takes to record: run with {@code -t 1} and {@code -t 2}. A step reads the clock twice, so
 * two readings and one value put into a histogram of one's own are the bound.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class StepCost {
  private static final Callable<Boolean> NOTHING = () -> true;

  private ScenarioRecorder recorder;

  @Setup(Level.Trial)
  public void prepare(BorrowedIterations iterations) {
    recorder = iterations.recorder().scenario("load", "scenario");
  }

  /** A histogram of one's own. */
  @State(Scope.Thread)
  public static class Own {
    private final Histogram histogram = new Histogram(3);
    private long value;

    public Own() {
      histogram.setAutoResize(true);
    }

    long next() {
      value = (value * 25_214_903_917L + 11) & 0xffff;
      return value;
    }
  }

  @Benchmark
  public long boundOneClockReading() {
    return System.nanoTime();
  }

  @Benchmark
  public void boundTwoReadingsAndOneValue(Own own) {
    long begin = System.nanoTime();
    own.histogram.recordValue((System.nanoTime() - begin) / 1_000);
  }

  @Benchmark
  public Boolean step(BorrowedIterations.One one) throws Exception {
    return one.iteration().step("step", NOTHING);
  }

  @Benchmark
  public void stepWithoutClock(Own own, BorrowedIterations all) {
    recorder.step("step", Outcome.SUCCEEDED, false, all.now(), own.next());
  }

  @Benchmark
  public boolean check(BorrowedIterations.One one) {
    return one.iteration().check("check", true);
  }

  @Benchmark
  public void count(BorrowedIterations.One one) {
    one.iteration().count("counter", 1);
  }

  @Benchmark
  public void record(BorrowedIterations.One one, Own own) {
    one.iteration().record("distribution", own.next());
  }
}
