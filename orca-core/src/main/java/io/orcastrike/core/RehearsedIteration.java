package io.orcastrike.core;

import io.orcastrike.api.Feeder;
import io.orcastrike.api.Iteration;
import io.orcastrike.core.load.FeederFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An iteration on its own: it belongs to no run, does not wait in pauses, and remembers what
 * happened. Its row of a feeder is the one at its number.
 *
 * <p>Used by one thread at a time; checks, counters and values also by others meanwhile.
 */
public final class RehearsedIteration implements Iteration, AutoCloseable {
  private final long number;
  private final ClassLoader tests;
  private final List<RehearsalEvent> events = Collections.synchronizedList(new ArrayList<>());
  private final RandomGenerator random;
  private final Map<Object, AutoCloseable> kept = new LinkedHashMap<>();

  /**
   * Makes an iteration.
   *
   * @param tests where feeders find their files
   */
  public RehearsedIteration(long number, ClassLoader tests) {
    this.number = number;
    this.tests = tests;
    this.random = new SplittableRandom(number);
  }

  /** Returns what has happened up to now, in order. */
  public List<RehearsalEvent> events() {
    synchronized (events) {
      return List.copyOf(events);
    }
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public long user() {
    return number;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }

  @Override
  @SuppressWarnings("unchecked") // a feeder's rows are of its type
  public <T> T row(Feeder<T> feeder) {
    List<?> rows = FeederFiles.rows(feeder, tests);
    return (T) rows.get((int) (number % rows.size()));
  }

  @Override
  public <T extends @Nullable Object> T step(String name, Callable<T> action) throws Exception {
    long begin = System.nanoTime();
    Throwable thrown = null;
    try {
      return action.call();
    } catch (Throwable e) {
      thrown = e;
      throw e;
    } finally {
      Duration duration = Duration.ofNanos(System.nanoTime() - begin);
      events.add(new RehearsalEvent.Step(name, duration, Optional.ofNullable(thrown)));
    }
  }

  @Override
  public void timed(String name, Duration took) {
    events.add(new RehearsalEvent.Step(name, took, Optional.empty()));
  }

  @Override
  public void trace(String id) {
    events.add(new RehearsalEvent.Trace(id));
  }

  @Override
  @SuppressWarnings("unchecked") // a key's maker makes things of one type
  public <T extends AutoCloseable> T ofUser(Object key, Supplier<T> maker) {
    return (T) kept.computeIfAbsent(key, any -> maker.get());
  }

  /** Ends the user: closes what it kept. */
  @Override
  public void close() {
    kept.values()
        .forEach(
            thing -> {
              try {
                thing.close();
              } catch (Exception e) {
                throw new IllegalStateException("what the user kept could not be closed", e);
              }
            });
    kept.clear();
  }

  @Override
  public boolean check(String name, boolean passed) {
    events.add(new RehearsalEvent.Check(name, passed));
    return passed;
  }

  @Override
  public void pause(Duration duration) {
    events.add(new RehearsalEvent.Pause(duration));
  }

  @Override
  public void count(String counter, long amount) {
    events.add(new RehearsalEvent.Count(counter, amount));
  }

  @Override
  public void record(String distribution, long value) {
    events.add(new RehearsalEvent.Value(distribution, value));
  }
}
