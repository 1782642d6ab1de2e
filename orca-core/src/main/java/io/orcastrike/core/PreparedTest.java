package io.orcastrike.core;

import io.orcastrike.api.DroneContext;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Scenario;
import io.orcastrike.api.Target;
import io.orcastrike.core.load.EngineWarmUp;
import io.orcastrike.core.load.RunPlan;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.spi.LoadedTest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A test on a drone: loaded, planned, and the context it is prepared with.
 *
 * <p>Safe for use by many threads.
 */
final class PreparedTest implements DroneContext {
  private static final Duration MOST_CLEANUP = Duration.ofSeconds(10);
  private static final int MOST_RESULT_CHARACTERS = 32 * 1024;

  private final String drone;
  private final LoadedTest loaded;
  private final Parameters parameters;
  private final Map<String, String> values;
  private final RunPlan plan;
  private final DroneLimits limits;
  private final WarmUp engine;
  private final Map<String, String> results = new ConcurrentHashMap<>();
  private final AtomicBoolean cleanedUp = new AtomicBoolean();

  /** Plans the test; runs the author's {@code plan}. */
  PreparedTest(
      String drone,
      LoadedTest loaded,
      Message.Announce announce,
      Parameters parameters,
      WarmUp engine,
      DroneLimits limits) {
    this.drone = drone;
    this.engine = engine;
    this.limits = limits;
    this.loaded = loaded;
    this.parameters = parameters;
    this.values = announce.values();
    this.plan =
        RunPlan.of(
            loaded.test().plan(parameters), AnnouncedShape.of(announce), loaded.classLoader());
  }

  RunPlan plan() {
    return plan;
  }

  LoadedTest loaded() {
    return loaded;
  }

  /** Returns what the test handed back, without secrets. */
  Map<String, String> results() {
    Map<String, String> masked = new TreeMap<>();
    results.forEach((name, value) -> masked.put(mask().apply(name), mask().apply(value)));
    return masked;
  }

  SecretMask mask() {
    return new SecretMask(parameters);
  }

  /**
   * Calls the author's {@code cleanup}, the first time only.
   *
   * @return what went wrong, as text
   */
  Optional<String> cleanUp() throws InterruptedException {
    return cleanedUp.compareAndSet(false, true)
        ? TestCode.call(
                "orca-cleanup-" + drone,
                loaded.classLoader(),
                MOST_CLEANUP,
                () -> false,
                () -> loaded.test().cleanup())
            .map(thrown -> "cleanup failed: " + TestCode.text(thrown, mask()))
        : Optional.empty();
  }

  @Override
  public String drone() {
    return drone;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public Map<String, String> values() {
    return values;
  }

  @Override
  public Duration warmUp() {
    return EngineWarmUp.clientLength(plan);
  }

  @Override
  public void warmUp(Scenario.Body body, Duration length) throws InterruptedException {
    engine.warm(body, length);
  }

  @Override
  public void requirePermitted(Target target) {
    limits.requirePermitted(target);
  }

  @Override
  public synchronized void result(String name, String value) {
    int size = name.length() + value.length();
    for (Map.Entry<String, String> entry : results.entrySet()) {
      size += entry.getKey().equals(name) ? 0 : entry.getKey().length() + entry.getValue().length();
    }
    if (size > MOST_RESULT_CHARACTERS) {
      throw new IllegalArgumentException(
          "results of a drone must have at most %,d characters in all, would have %,d (result \"%s\")"
              .formatted(MOST_RESULT_CHARACTERS, size, name));
    }
    results.put(name, value);
  }
}
