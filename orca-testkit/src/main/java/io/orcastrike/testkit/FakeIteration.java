package io.orcastrike.testkit;

import io.orcastrike.api.Feeder;
import io.orcastrike.api.Iteration;
import io.orcastrike.core.RehearsalEvent;
import io.orcastrike.core.RehearsedIteration;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An iteration without a run, to call a scenario's body with: steps run, pauses do not wait, and
 * everything is remembered. Feeders give the row at the iteration's number, or the one given here.
 *
 * <p>Used by one thread at a time; checks, counters and values also by others meanwhile.
 */
public final class FakeIteration implements Iteration, AutoCloseable {
  private final RehearsedIteration rehearsed;
  private final IdentityHashMap<Feeder<?>, Object> rows = new IdentityHashMap<>();

  /** Makes the iteration with number 0. */
  public FakeIteration() {
    this(0);
  }

  /** Makes an iteration whose feeders find their files where the calling thread does. */
  public FakeIteration(long number) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader tests = context == null ? FakeIteration.class.getClassLoader() : context;
    this.rehearsed = new RehearsedIteration(number, tests);
  }

  /** Gives a feeder's row. */
  public <T> FakeIteration withRow(Feeder<T> feeder, T row) {
    rows.put(feeder, row);
    return this;
  }

  /** Returns all that has happened up to now, in order. */
  public List<RehearsalEvent> events() {
    return rehearsed.events();
  }

  /** Returns the names of the steps that ended, failed ones too, in order. */
  public List<String> steps() {
    return all(RehearsalEvent.Step.class).map(RehearsalEvent.Step::name).toList();
  }

  /** Returns the names of the steps that threw, in order. */
  public List<String> failedSteps() {
    return all(RehearsalEvent.Step.class)
        .filter(step -> step.failure().isPresent())
        .map(RehearsalEvent.Step::name)
        .toList();
  }

  /** Returns the names of the checks that were made, requirements too, in order. */
  public List<String> checks() {
    return all(RehearsalEvent.Check.class).map(RehearsalEvent.Check::name).toList();
  }

  /** Returns the names of the checks that did not pass, requirements too, in order. */
  public List<String> failedChecks() {
    return all(RehearsalEvent.Check.class)
        .filter(check -> !check.passed())
        .map(RehearsalEvent.Check::name)
        .toList();
  }

  /** Returns the ids of traces that were told, in order. */
  public List<String> traces() {
    return all(RehearsalEvent.Trace.class).map(RehearsalEvent.Trace::id).toList();
  }

  /** Returns the pauses, in order. */
  public List<Duration> pauses() {
    return all(RehearsalEvent.Pause.class).map(RehearsalEvent.Pause::duration).toList();
  }

  /** Returns the totals of the counters, sorted by name. */
  public Map<String, Long> counters() {
    Map<String, Long> totals = new TreeMap<>();
    all(RehearsalEvent.Count.class)
        .forEach(count -> totals.merge(count.name(), count.amount(), Long::sum));
    return totals;
  }

  /** Returns the values recorded of a distribution, in order. */
  public List<Long> values(String distribution) {
    return all(RehearsalEvent.Value.class)
        .filter(value -> value.name().equals(distribution))
        .map(RehearsalEvent.Value::value)
        .toList();
  }

  private <E extends RehearsalEvent> Stream<E> all(Class<E> type) {
    return rehearsed.events().stream().filter(type::isInstance).map(type::cast);
  }

  @Override
  public long number() {
    return rehearsed.number();
  }

  @Override
  public long user() {
    return rehearsed.user();
  }

  @Override
  public RandomGenerator random() {
    return rehearsed.random();
  }

  @Override
  @SuppressWarnings("unchecked") // withRow takes rows of the feeder's type only
  public <T> T row(Feeder<T> feeder) {
    Object given = rows.get(feeder);
    return given == null ? rehearsed.row(feeder) : (T) given;
  }

  @Override
  public <T extends @Nullable Object> T step(String name, Callable<T> action) throws Exception {
    return rehearsed.step(name, action);
  }

  @Override
  public void timed(String name, Duration took) {
    rehearsed.timed(name, took);
  }

  @Override
  public void trace(String id) {
    rehearsed.trace(id);
  }

  @Override
  public <T extends AutoCloseable> T ofUser(Object key, Supplier<T> maker) {
    return rehearsed.ofUser(key, maker);
  }

  /** Ends the user: closes what it kept with {@link #ofUser}. */
  @Override
  public void close() {
    rehearsed.close();
  }

  @Override
  public boolean check(String name, boolean passed) {
    return rehearsed.check(name, passed);
  }

  @Override
  public void pause(Duration duration) {
    rehearsed.pause(duration);
  }

  @Override
  public void count(String counter, long amount) {
    rehearsed.count(counter, amount);
  }

  @Override
  public void record(String distribution, long value) {
    rehearsed.record(distribution, value);
  }
}
