package io.orcastrike.core;

import io.orcastrike.api.DroneContext;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Scenario;
import io.orcastrike.api.Target;
import io.orcastrike.api.Workload;
import io.orcastrike.spi.LoadedTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs each scenario of a test once, one after another, with {@code setUp}, {@code prepare}, {@code
 * cleanup} and {@code tearDown} around them.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /**
   * What happened in one iteration of a scenario.
   *
   * <p>Immutable.
   */
  public record Scene(
      String workload,
      String scenario,
      Duration duration,
      Optional<Throwable> failure,
      List<RehearsalEvent> events) {
    /** Copies the events. */
    public Scene {
      events = List.copyOf(events);
    }
  }

  /**
   * Runs each scenario once, on the calling thread.
   *
   * @throws Exception what plan, setUp, prepare, cleanup or tearDown threw
   */
  public static List<Scene> of(LoadedTest loaded, Parameters parameters) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loaded.classLoader());
    try {
      return play(loaded, parameters);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static List<Scene> play(LoadedTest loaded, Parameters parameters) throws Exception {
    Plan plan = loaded.test().plan(parameters);
    Map<String, String> values = Map.of();
    try {
      values = loaded.test().setUp(parameters);
      loaded.test().prepare(new Context(parameters, values));
      return play(plan, loaded.classLoader());
    } finally {
      try {
        loaded.test().cleanup();
      } finally {
        loaded.test().tearDown(parameters, values);
      }
    }
  }

  private static List<Scene> play(Plan plan, ClassLoader tests) {
    List<Scene> scenes = new ArrayList<>();
    for (Workload workload : plan.workloads()) {
      for (Scenario scenario : workload.scenarios()) {
        scenes.add(play(workload, scenario, tests));
      }
    }
    return scenes;
  }

  private static Scene play(Workload workload, Scenario scenario, ClassLoader tests) {
    RehearsedIteration iteration = new RehearsedIteration(0, tests);
    Optional<Throwable> failure = Optional.empty();
    long begin = System.nanoTime();
    try {
      scenario.body().run(iteration);
    } catch (Throwable e) {
      // Whatever an author's code throws is a result of the iteration.
      failure = Optional.of(e);
    } finally {
      iteration.close();
    }
    Duration duration = Duration.ofNanos(System.nanoTime() - begin);
    return new Scene(workload.name(), scenario.name(), duration, failure, iteration.events());
  }

  private record Context(Parameters parameters, Map<String, String> values)
      implements DroneContext {
    @Override
    public String drone() {
      return "rehearsal";
    }

    @Override
    public Duration warmUp() {
      return Duration.ZERO;
    }

    /** Nobody waits for a rehearsal to be fast. */
    @Override
    public void warmUp(Scenario.Body body, Duration length) {}

    @Override
    public void requirePermitted(Target target) {}

    @Override
    public void result(String name, String value) {}
  }
}
