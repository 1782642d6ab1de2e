package io.orcastrike.http;

import io.orcastrike.api.Feeder;
import io.orcastrike.api.Iteration;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An iteration that records nothing. What its user keeps is closed with the client it is of.
 *
 * <p>Used by one thread.
 */
class WarmUpIteration implements Iteration, AutoCloseable {
  private @Nullable UserState kept;

  /**
   * Returns one of three kinds. Code that was compiled for one kind only is thrown away as soon as
   * it meets another, which would be the first iteration of the run.
   */
  static WarmUpIteration of(int number) {
    return switch (number % 3) {
      case 0 -> new WarmUpIteration();
      case 1 -> new WarmUpIteration() {};
      default -> new WarmUpIteration() {};
    };
  }

  @Override
  public long number() {
    return 0;
  }

  @Override
  public long user() {
    return 0;
  }

  @Override
  public RandomGenerator random() {
    return new SplittableRandom(0);
  }

  @Override
  public <T> T row(Feeder<T> feeder) {
    throw new UnsupportedOperationException("a warm-up has no rows");
  }

  @Override
  public <T extends @Nullable Object> T step(String name, Callable<T> action) throws Exception {
    return action.call();
  }

  @Override
  public boolean check(String name, boolean passed) {
    return passed;
  }

  @Override
  public void pause(Duration duration) {}

  @Override
  public void count(String counter, long amount) {}

  @Override
  public void record(String distribution, long value) {}

  @Override
  public void timed(String step, Duration took) {}

  @Override
  @SuppressWarnings("unchecked") // there is one kind only
  public <T extends AutoCloseable> T ofUser(Object key, Supplier<T> maker) {
    if (kept == null) {
      kept = (UserState) maker.get();
    }
    return (T) kept;
  }

  @Override
  public void close() {
    if (kept != null) {
      kept.close();
    }
  }
}
