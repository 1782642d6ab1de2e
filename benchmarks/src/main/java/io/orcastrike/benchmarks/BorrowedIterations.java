package io.orcastrike.benchmarks;

import static io.orcastrike.api.LoadProfile.iterations;

import io.orcastrike.api.Iteration;
import io.orcastrike.core.load.DroneLoad;
import io.orcastrike.core.load.RunPlan;
import io.orcastrike.core.measure.Recorder;
import io.orcastrike.report.Health;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Iterations of a running load whose bodies wait while benchmark threads use them. Slices are cut
 * each second, as on a drone.
 */
@State(Scope.Benchmark)
public class BorrowedIterations {
  private static final int MOST = 8;

  private final BlockingQueue<Iteration> lent = new LinkedBlockingQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final ScheduledExecutorService cutter = Executors.newSingleThreadScheduledExecutor();
  private final long t0 = System.nanoTime();
  private final Recorder recorder = Loads.recorder(t0);
  private final DroneLoad load = Loads.load(plan(), t0, recorder);
  private Future<?> cutting;
  private volatile int second;

  private RunPlan plan() {
    return Loads.plan(
        iterations(MOST).users(MOST),
        iteration -> {
          lent.add(iteration);
          over.await();
        });
  }

  @Setup(Level.Trial)
  public void begin() {
    load.start();
    cutting = cutter.scheduleAtFixedRate(this::cut, 1_020, 1_000, TimeUnit.MILLISECONDS);
  }

  @TearDown(Level.Trial)
  public void end() {
    over.countDown();
    load.abort();
    cutting.cancel(false);
    cutter.shutdown();
  }

  private void cut() {
    int passed = second + 1;
    second = passed;
    recorder.cut(passed, Health.UNKNOWN, 0, 0);
  }

  /** Returns a time within the second under way, without reading the clock. */
  long now() {
    return t0 + second * 1_000_000_000L;
  }

  Recorder recorder() {
    return recorder;
  }

  /** An iteration for one benchmark thread. */
  @State(Scope.Thread)
  public static class One {
    private Iteration iteration;

    @Setup(Level.Trial)
    public void borrow(BorrowedIterations all) throws InterruptedException {
      iteration = all.lent.take();
    }

    Iteration iteration() {
      return iteration;
    }
  }
}
