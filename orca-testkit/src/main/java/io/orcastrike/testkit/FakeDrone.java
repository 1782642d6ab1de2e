package io.orcastrike.testkit;

import io.orcastrike.api.DroneContext;
import io.orcastrike.api.NotPermittedException;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Scenario;
import io.orcastrike.api.Target;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A drone without a swarm, to prepare a test with; it remembers results.
 *
 * <p>Safe for use by many threads.
 */
public final class FakeDrone implements DroneContext {
  private final Parameters parameters;
  private final Map<String, String> values;
  private volatile @Nullable Set<Target> permitted;
  private final Map<String, String> results = new ConcurrentHashMap<>();

  /** Makes a drone of a run without parameters, whose {@code setUp} returned nothing. */
  public FakeDrone() {
    this(Parameters.of(Map.of()), Map.of());
  }

  /**
   * Makes a drone.
   *
   * @param values what {@code setUp} returned
   */
  public FakeDrone(Parameters parameters, Map<String, String> values) {
    this.parameters = parameters;
    this.values = Map.copyOf(values);
  }

  @Override
  public String drone() {
    return "drone-1";
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public Map<String, String> values() {
    return values;
  }

  /** Returns nothing: nobody waits for a fake drone. */
  @Override
  public Duration warmUp() {
    return Duration.ZERO;
  }

  /** Runs nothing. */
  @Override
  public void warmUp(Scenario.Body body, Duration length) {}

  /** Permits these targets only, from now on; before, all. */
  public FakeDrone permitting(Target... targets) {
    permitted = Set.of(targets);
    return this;
  }

  @Override
  public void requirePermitted(Target target) {
    if (permitted != null && !permitted.contains(target)) {
      throw new NotPermittedException(
          "load must go to %s, was to go to %s".formatted(permitted, target));
    }
  }

  @Override
  public void result(String name, String value) {
    results.put(name, value);
  }

  /** Returns what the test handed back, sorted by name. */
  public Map<String, String> results() {
    return new TreeMap<>(results);
  }
}
