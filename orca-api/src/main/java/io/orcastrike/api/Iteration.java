package io.orcastrike.api;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One run of a scenario's body. The body is plain blocking code on a virtual thread: an exception
 * that leaves it makes the iteration a failed one.
 *
 * <p>Used by the thread of its iteration; {@link #check}, {@link #count}, {@link #record} and
 * {@link #timed} also by threads that the body starts.
 */
public interface Iteration {
  /** Stands between the name of a step and that of a part of it. */
  String PART = " > ";

  /** Returns this iteration's number in its load, unique in the whole swarm, from 0. */
  long number();

  /**
   * Returns the number of the user that runs this iteration, from 0: with users, the slot, which
   * runs its iterations one after another; with arrivals, the iteration's own number, since each
   * arrival is a new user.
   */
  long user();

  /** Returns random numbers seeded by the run's seed, the load and {@link #number()}. */
  RandomGenerator random();

  /**
   * Returns this iteration's row of a feeder that its scenario declares with {@link
   * Plan.Builder#feed}. The same row however often it is asked for.
   *
   * @throws IllegalArgumentException if the scenario does not declare the feeder
   */
  <T> T row(Feeder<T> feeder);

  /**
   * Runs and times a named action. With {@value #PART} in its name it is a part of another step:
   * {@code "catalog > first byte"} stands below {@code "catalog"} in reports, and its time is not
   * counted a second time where they tell where time went.
   *
   * @return what the action returned
   * @throws Exception what the action threw, after counting the step as a failed one
   */
  <T extends @Nullable Object> T step(String name, Callable<T> action) throws Exception;

  /** Runs and times a named action that returns nothing; otherwise as {@link #step}. */
  default void step(String name, Action action) throws Exception {
    step(
        name,
        () -> {
          action.run();
          return true;
        });
  }

  /**
   * Records a step that was timed elsewhere: it has succeeded, ended now and took this long.
   *
   * @throws IllegalArgumentException if it took less than nothing
   */
  void timed(String name, Duration took);

  /**
   * Tells the id under which the system under test traces what is being done. It is kept with the
   * step under way, else with the iteration, and shown with the slowest iterations and with errors,
   * so that they can be looked up there. The last one told counts; an empty one takes it back.
   *
   * @param id at most 200 characters of it are kept
   */
  void trace(String id);

  /**
   * Returns what the user keeps from one of its iterations to the next, such as a connection or its
   * cookies: made when first asked for, closed when the user has ended. With arrivals, where each
   * iteration is a new user, that is after the iteration; the time it takes is not part of it.
   *
   * @param key tells the things that a user keeps apart
   * @return what {@code maker} made for this user and key
   */
  <T extends AutoCloseable> T ofUser(Object key, Supplier<T> maker);

  /**
   * Counts an assertion, which does not fail the iteration.
   *
   * @return {@code passed}
   */
  boolean check(String name, boolean passed);

  /**
   * Counts an assertion and, when it did not pass, ends the iteration as a failed one.
   *
   * @throws RequirementException if not {@code passed}
   */
  default void require(String name, boolean passed) {
    if (!check(name, passed)) {
      throw new RequirementException(name);
    }
  }

  /** Waits as a user would. The time is taken out of response and service time. */
  void pause(Duration duration) throws InterruptedException;

  /** Adds to a counter of the author's own; counters of the same name are summed over the swarm. */
  void count(String counter, long amount);

  /**
   * Records a value of a distribution of the author's own, such as a size or an age; the unit is
   * the author's.
   *
   * @param value 0 or more
   */
  void record(String distribution, long value);

  /** An action of a step that returns nothing. */
  @FunctionalInterface
  interface Action {
    /** Runs the action; an exception is an error of the step. */
    void run() throws Exception;
  }
}
