package io.orcastrike.core;

import static io.orcastrike.api.LoadProfile.iterations;

import io.orcastrike.api.DroneContext;
import io.orcastrike.api.Iteration;
import io.orcastrike.api.LoadProfile;
import io.orcastrike.api.LoadTest;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Scenario;
import io.orcastrike.report.TrustLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** A load test put together from what one of our tests needs; notes the calls that it gets. */
final class Script {
  final Queue<String> calls = new ConcurrentLinkedQueue<>();
  private Function<Parameters, Plan> plan = parameters -> plan(iterations(12).users(3), it -> {});
  private SetUp setUp = parameters -> Map.of();
  private Action<DroneContext> prepare = context -> {};
  private Action<Map<String, String>> tearDown = values -> {};
  private Action<String> cleanup = drone -> {};

  interface SetUp {
    Map<String, String> call(Parameters parameters) throws Exception;
  }

  interface Action<T> {
    void call(T argument) throws Exception;
  }

  static Plan plan(LoadProfile profile, Scenario.Body body) {
    return Plan.named("tiny").load("load", profile).scenario("scenario", body).build();
  }

  Script load(LoadProfile profile, Scenario.Body body) {
    return plan(parameters -> plan(profile, body));
  }

  Script plan(Function<Parameters, Plan> given) {
    plan = given;
    return this;
  }

  Script setUp(SetUp given) {
    setUp = given;
    return this;
  }

  Script prepare(Action<DroneContext> given) {
    prepare = given;
    return this;
  }

  Script tearDown(Action<Map<String, String>> given) {
    tearDown = given;
    return this;
  }

  /** The argument is the drone's name. */
  Script cleanup(Action<String> given) {
    cleanup = given;
    return this;
  }

  /** Returns a run that no machine is too busy for. */
  Orca.Builder run() {
    TrustLimits patient = new TrustLimits(Duration.ofHours(1), 1, 1);
    return Orca.test(Scripted::new).seed(7).trust(patient);
  }

  List<String> calls() {
    return List.copyOf(calls);
  }

  long calls(String call) {
    return calls.stream().filter(call::equals).count();
  }

  private final class Scripted implements LoadTest {
    private volatile String drone = "";

    @Override
    public Plan plan(Parameters parameters) {
      return plan.apply(parameters);
    }

    @Override
    public Map<String, String> setUp(Parameters parameters) throws Exception {
      calls.add("setUp");
      return setUp.call(parameters);
    }

    @Override
    public void tearDown(Parameters parameters, Map<String, String> values) throws Exception {
      calls.add("tearDown");
      tearDown.call(values);
    }

    @Override
    public void prepare(DroneContext context) throws Exception {
      drone = context.drone();
      calls.add("prepare");
      prepare.call(context);
    }

    @Override
    public void cleanup() throws Exception {
      calls.add("cleanup");
      cleanup.call(drone);
    }
  }

  /** A body that waits until it is interrupted. */
  static void waitForever(Iteration iteration) throws InterruptedException {
    iteration.pause(Duration.ofHours(1));
  }
}
