package io.orcastrike.testkit.junit;

import io.orcastrike.api.ParameterException;
import io.orcastrike.api.Parameters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is set outside of the tests.
 *
 * @param smoke whether runs are short and small
 * @param scale of a smoke run
 * @param duration of a smoke run, at most
 * @param failures the share of a smoke run's iterations that may fail
 * @param lag up to which a run is trusted instead of what its test says; empty: as the test says
 * @param reports the folder of all reports
 * @param parameters that count instead of a test's own
 */
record Settings(
    boolean smoke,
    double scale,
    Duration duration,
    double failures,
    Optional<Duration> lag,
    Path reports,
    Map<String, String> parameters) {
  private static final String PARAMETER = "orca.param.";
  private static final List<String> KEYS =
      List.of(
          "orca.smoke",
          "orca.smoke.scale",
          "orca.smoke.duration",
          "orca.smoke.failures",
          "orca.max-lag");

  /**
   * Reads the settings.
   *
   * @param given the configuration parameters of JUnit
   * @throws ParameterException naming the setting that is wrong
   */
  static Settings of(Function<String, Optional<String>> given) {
    Map<String, String> texts = new HashMap<>();
    for (String key : KEYS) {
      given.apply(key).ifPresent(text -> texts.put(key, text));
    }
    texts.computeIfPresent("orca.smoke", (key, text) -> text.isEmpty() ? "true" : text);
    Parameters read = Parameters.of(texts);
    return new Settings(
        read.flag("orca.smoke", false),
        read.number("orca.smoke.scale", 0.1),
        read.duration("orca.smoke.duration", Duration.ofSeconds(10)),
        read.number("orca.smoke.failures", 0),
        texts.containsKey("orca.max-lag")
            ? Optional.of(read.duration("orca.max-lag", Duration.ZERO))
            : Optional.empty(),
        Path.of(given.apply("orca.reports").orElse("target/orca")),
        given());
  }

  /** By their names, which JUnit's configuration parameters cannot be asked for. */
  private static Map<String, String> given() {
    Map<String, String> parameters = new HashMap<>();
    for (String key : System.getProperties().stringPropertyNames()) {
      if (key.startsWith(PARAMETER)) {
        parameters.put(key.substring(PARAMETER.length()), System.getProperty(key, ""));
      }
    }
    return parameters;
  }

  /** Returns the same settings for a smoke run. */
  Settings withSmoke() {
    return new Settings(true, scale, duration, failures, lag, reports, parameters);
  }
}
