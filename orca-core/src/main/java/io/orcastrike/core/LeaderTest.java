package io.orcastrike.core;

import io.orcastrike.api.Parameters;
import io.orcastrike.api.Threshold;
import io.orcastrike.core.load.RunPlan;
import io.orcastrike.core.load.SteadyLoad;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.spi.LoadedTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The test as the leader has it: its plan, and what it sets up and tears down. */
final class LeaderTest {
  private static final Duration MOST_SET_UP = Duration.ofMinutes(10);
  private static final Duration MOST_TEAR_DOWN = Duration.ofMinutes(2);
  private static final int MOST_VALUE_CHARACTERS = 32 * 1024;

  private final LoadedTest loaded;
  private final RunOptions options;
  private final Parameters parameters;
  private final RunPlan plan;
  private Map<String, String> values = Map.of();

  /** Plans the test; runs the author's {@code plan}, whose exceptions come out. */
  LeaderTest(LoadedTest loaded, RunOptions options, Parameters parameters) {
    this.loaded = loaded;
    this.options = options;
    this.parameters = parameters;
    ClassLoader tests = loaded.classLoader();
    this.plan =
        TestCode.here(
            tests, () -> RunPlan.of(loaded.test().plan(parameters), options.shape(), tests));
  }

  RunPlan plan() {
    return plan;
  }

  LoadedTest loaded() {
    return loaded;
  }

  Set<String> asked() {
    return parameters.asked();
  }

  Message.Announce announce(Map<String, String> setUpValues, long notAfter) {
    return new Message.Announce(
        options.test(),
        options.lock(),
        options.parameters(),
        setUpValues,
        options.shape().seed(),
        options.shape().scale(),
        options.shape().maxDuration().map(Duration::toMillis).orElse(0L),
        options.shape().steady().map(SteadyLoad::perSecond).orElse(0.0),
        options.shape().steady().map(load -> load.settle().toMillis()).orElse(0L),
        options.shape().steady().map(load -> load.hold().toMillis()).orElse(0L),
        options.shape().thresholds().stream().map(Threshold::toString).toList(),
        options.least(),
        options.most(),
        notAfter);
  }

  /**
   * Calls the author's {@code setUp}.
   *
   * @param stopped whether the run is to end, so that the call is interrupted
   * @throws SetUpException if it failed or was stopped, or returned what may not be sent
   */
  Map<String, String> setUp(BooleanSupplier stopped) throws SetUpException, InterruptedException {
    AtomicReference<Map<String, String>> returned = new AtomicReference<>(Map.of());
    Optional<Throwable> thrown =
        TestCode.call(
            "orca-setup",
            loaded.classLoader(),
            MOST_SET_UP,
            stopped,
            () -> returned.set(copy(loaded.test().setUp(parameters))));
    if (thrown.isPresent()) {
      throw new SetUpException("setUp failed: " + TestCode.text(thrown.get(), mask()));
    }
    check(returned.get());
    values = returned.get();
    return values;
  }

  /** Takes what an earlier leader's setUp returned, instead of calling it again. */
  void takeUp(Map<String, String> earlier) {
    values = earlier;
  }

  /** An author may return null, or a map that holds it, all the same. */
  private static Map<String, String> copy(@Nullable Map<String, ? extends @Nullable String> given) {
    Map<String, String> copy = new HashMap<>();
    if (given == null) {
      throw new IllegalArgumentException("setUp must not return null");
    }
    given.forEach(
        (name, value) -> {
          if (name == null || value == null) {
            throw new IllegalArgumentException(
                "setUp must not return null, returned it as \"%s\"".formatted(name));
          }
          copy.put(name, value);
        });
    return copy;
  }

  private void check(Map<String, String> returned) throws SetUpException {
    int size = 0;
    for (Map.Entry<String, String> entry : returned.entrySet()) {
      size += entry.getKey().length() + entry.getValue().length();
      if (mask().finds(entry.getValue()) || mask().finds(entry.getKey())) {
        throw new SetUpException(
            "setUp must not return a secret, returned one as \"%s\"; ask for it in prepare"
                .formatted(mask().apply(entry.getKey())));
      }
    }
    if (size > MOST_VALUE_CHARACTERS) {
      throw new SetUpException(
          "setUp must return at most %,d characters in all, returned %,d"
              .formatted(MOST_VALUE_CHARACTERS, size));
    }
  }

  /** Calls the author's {@code tearDown}, whatever came of the run; returns what went wrong. */
  Optional<String> tearDown() throws InterruptedException {
    Map<String, String> given = Map.copyOf(values);
    Optional<Throwable> thrown =
        TestCode.call(
            "orca-teardown",
            loaded.classLoader(),
            MOST_TEAR_DOWN,
            () -> false,
            () -> loaded.test().tearDown(parameters, given));
    loaded.close();
    return thrown.map(e -> "tearDown failed: " + TestCode.text(e, mask()));
  }

  private SecretMask mask() {
    return new SecretMask(parameters);
  }

  /** Says why a test was not set up. */
  static final class SetUpException extends Exception {
    private static final long serialVersionUID = 1L;

    SetUpException(String message) {
      super(message);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }
}
