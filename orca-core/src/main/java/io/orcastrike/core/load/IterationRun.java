package io.orcastrike.core.load;

import io.orcastrike.api.Feeder;
import io.orcastrike.api.Iteration;
import io.orcastrike.api.Scenario;
import io.orcastrike.core.measure.ScenarioRecorder;
import io.orcastrike.core.measure.Trail;
import io.orcastrike.report.Outcome;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One iteration: runs the scenario's body and records what comes of it, exactly once, whether the
 * body ends by itself or is cut.
 *
 * <p>Used by the iteration's thread, and by the one that cuts it.
 */
final class IterationRun implements Iteration {
  private final WorkloadRun workload;
  private final long number;
  private final User user;
  private final long due;
  private final Scenario scenario;
  private final ScenarioRecorder recorder;
  private final Trail trail = new Trail();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicLong pausedNanos = new AtomicLong();
  private volatile @Nullable Thread thread;
  private volatile long start;
  private @Nullable RandomGenerator random;
  private @Nullable Throwable counted;

  /** The rows asked for: of feeders that count on this drone, asking again must not count. */
  private @Nullable Map<Feeder<?>, Object> rows;

  IterationRun(WorkloadRun workload, long number, User user, long due) {
    int place = workload.schedule().scenarioOf(number);
    this.workload = workload;
    this.number = number;
    this.user = user;
    this.due = due;
    this.start = due;
    this.scenario = workload.schedule().scenario(place);
    this.recorder = workload.recorder(place);
  }

  /**
   * Runs the body on the calling thread, unless the iteration was cut before.
   *
   * @param now the time
   * @param slotFree from when on it could have begun, were the drone never late
   */
  void run(long now, long slotFree) {
    thread = Thread.currentThread();
    start = now;
    workload.lag(this, now, slotFree);
    try {
      if (!ended.get()) {
        runBody();
      }
    } finally {
      workload.ended(this);
    }
  }

  private void runBody() {
    Throwable failure = null;
    try {
      scenario.body().run(this);
    } catch (Throwable e) {
      // Whatever an author's code throws is a result of the iteration.
      failure = e;
    }
    if (ended.compareAndSet(false, true)) {
      record(failure == null ? Outcome.SUCCEEDED : Outcome.FAILED, failure);
    }
  }

  /** Ends the record of an iteration that still runs, and interrupts it. */
  void cut(Outcome outcome, String reason) {
    if (ended.compareAndSet(false, true)) {
      record(outcome, outcome == Outcome.FAILED ? new CutException(reason) : null);
    }
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  User owner() {
    return user;
  }

  long due() {
    return due;
  }

  boolean isWarmUp() {
    return workload.isWarmUp(due);
  }

  private void record(Outcome outcome, @Nullable Throwable failure) {
    long end = workload.clock().nanos();
    long paused = pausedNanos.get();
    long from = workload.schedule().hasDueTimes() ? due : start;
    long response = end - from - paused;
    long service = end - start - paused;
    boolean warm = isWarmUp();
    recorder.ended(outcome, warm, end, response, service, paused);
    if (recorder.isSlow(warm, response)) {
      recorder.slow(number, user.number(), outcome, start, end, response, service, trail);
    }
    if (failure != null && !failure.equals(counted)) {
      recorder.error("", failure, trail.trace());
    }
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public long user() {
    return user.number();
  }

  @Override
  public RandomGenerator random() {
    RandomGenerator generator = random;
    if (generator == null) {
      generator = new SplittableRandom(workload.schedule().seedOf(number));
      random = generator;
    }
    return generator;
  }

  @Override
  @SuppressWarnings("unchecked") // a feeder's rows are of its type
  public <T> T row(Feeder<T> feeder) {
    if (!scenario.feeders().contains(feeder)) {
      throw new IllegalArgumentException(
          "scenario \"%s\" must declare %s with feed(...)".formatted(scenario.name(), feeder));
    }
    if (rows == null) {
      rows = new HashMap<>();
    }
    return (T) rows.computeIfAbsent(feeder, asked -> workload.schedule().row(asked, number));
  }

  @Override
  public <T extends @Nullable Object> T step(String name, Callable<T> action) throws Exception {
    checkName("step", name);
    long begin = workload.clock().nanos();
    Trail.Mark mark = trail.begin(name, begin);
    try {
      T result = action.call();
      recordStep(name, Outcome.SUCCEEDED, begin, mark);
      return result;
    } catch (Throwable e) {
      String trace = recordStep(name, Outcome.FAILED, begin, mark);
      if (!e.equals(counted) && !ended.get()) {
        counted = e;
        recorder.error(name, e, trace);
      }
      throw e;
    }
  }

  @Override
  public void timed(String name, Duration took) {
    checkName("step", name);
    if (took.isNegative()) {
      throw new IllegalArgumentException(
          "the time of a step must be >= 0, was %s (step \"%s\")".formatted(took, name));
    }
    if (!ended.get()) {
      long end = workload.clock().nanos();
      recorder.step(name, Outcome.SUCCEEDED, isWarmUp(), end, took.toNanos());
      if (Thread.currentThread().equals(thread)) {
        trail.timed(name, end, took.toNanos());
      } else {
        trail.timedBeside(name, end, took.toNanos());
      }
    }
  }

  @Override
  public void trace(String id) {
    trail.trace(id);
  }

  @Override
  public <T extends AutoCloseable> T ofUser(Object key, Supplier<T> maker) {
    return user.keep(key, maker);
  }

  @Override
  public boolean check(String name, boolean passed) {
    checkName("check", name);
    if (!ended.get()) {
      recorder.check(name, passed, isWarmUp());
    }
    return passed;
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    long begin = workload.clock().nanos();
    try {
      workload.clock().sleepUntil(begin + duration.toNanos());
    } finally {
      pausedNanos.addAndGet(workload.clock().nanos() - begin);
    }
  }

  @Override
  public void count(String counter, long amount) {
    checkName("counter", counter);
    if (!ended.get() && !isWarmUp()) {
      workload.count(counter, amount);
    }
  }

  @Override
  public void record(String distribution, long value) {
    checkName("distribution", distribution);
    if (value < 0) {
      throw new IllegalArgumentException(
          "a value must be >= 0, was %d (distribution \"%s\")".formatted(value, distribution));
    }
    if (!ended.get() && !isWarmUp()) {
      workload.value(distribution, value);
    }
  }

  private static void checkName(String what, String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "name of a %s must not be blank, was \"%s\"".formatted(what, name));
    }
  }

  /** Returns the id of the step's trace, or nothing. */
  private String recordStep(String name, Outcome outcome, long begin, Trail.Mark mark) {
    if (ended.get()) {
      return "";
    }
    long end = workload.clock().nanos();
    recorder.step(name, outcome, isWarmUp(), end, end - begin);
    return trail.end(mark, outcome, end);
  }
}
