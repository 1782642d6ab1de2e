package io.orcastrike.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The values given to a run by name, such as {@code --param rate=200}. A test asks for each with
 * its type and, where there is one, its default.
 *
 * <p>Safe for use by many threads.
 */
public final class Parameters {
  private final Map<String, String> values;
  private final Function<String, Optional<String>> secrets;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final Map<String, Secret> revealed = new ConcurrentHashMap<>();

  private Parameters(Map<String, String> values, Function<String, Optional<String>> secrets) {
    this.values = Map.copyOf(values);
    this.secrets = secrets;
  }

  /** Returns parameters with values and no secrets. */
  public static Parameters of(Map<String, String> values) {
    return new Parameters(values, name -> Optional.empty());
  }

  /** Returns parameters with values, and secrets looked up by name. */
  public static Parameters of(
      Map<String, String> values, Function<String, Optional<String>> secrets) {
    return new Parameters(values, secrets);
  }

  /**
   * Returns a text.
   *
   * @throws ParameterException if it was not given
   */
  public String text(String name) {
    return given(name)
        .orElseThrow(
            () ->
                new ParameterException(
                    "parameter \"%s\" has no default and must be given, as in --param %s=..."
                        .formatted(name, name)));
  }

  /** Returns a text, or a default where it was not given. */
  public String text(String name, String otherwise) {
    return given(name).orElse(otherwise);
  }

  /**
   * Returns a number, or a default where it was not given.
   *
   * @throws ParameterException if it is no finite number
   */
  public double number(String name, double otherwise) {
    return parsed(name, otherwise, "a number such as 200 or 0.5", Parameters::finite);
  }

  /**
   * Returns a whole number, or a default where it was not given.
   *
   * @throws ParameterException if it is no whole number
   */
  public int integer(String name, int otherwise) {
    String type = "a whole number such as 200, at most " + Integer.MAX_VALUE;
    return parsed(name, otherwise, type, Integer::valueOf);
  }

  /**
   * Returns a time, or a default where it was not given.
   *
   * @throws ParameterException if it is no time
   */
  public Duration duration(String name, Duration otherwise) {
    String type = "a time such as 250ms, 2s, 1.5m, 1h or PT2S";
    return parsed(name, otherwise, type, Times::parse);
  }

  /**
   * Returns true or false, or a default where it was not given.
   *
   * @throws ParameterException if it is neither {@code true} nor {@code false}
   */
  public boolean flag(String name, boolean otherwise) {
    return parsed(name, otherwise, "true or false", Parameters::bool);
  }

  /**
   * Returns a secret. It is looked up where the test runs, in each drone's own environment or file,
   * never sent, and masked wherever it would be shown.
   *
   * @throws ParameterException if there is none of that name, or an empty one
   */
  public Secret secret(String name) {
    return revealed.computeIfAbsent(
        name,
        key ->
            secrets
                .apply(key)
                .filter(value -> !value.isEmpty()) // nothing could be masked
                .map(Secret::new)
                .orElseThrow(
                    () ->
                        new ParameterException(
                            "secret \"%s\" is not set, or empty, where the test runs"
                                .formatted(key))));
  }

  /** Returns every value given, sorted by name; secrets are not among them. */
  public Map<String, String> given() {
    return new TreeMap<>(values);
  }

  /** Returns the names asked for so far, sorted; secrets are not among them. */
  public Set<String> asked() {
    return new TreeSet<>(asked);
  }

  /** Returns the secrets asked for so far, so that they can be masked. */
  public Set<Secret> revealed() {
    return Set.copyOf(revealed.values());
  }

  private Optional<String> given(String name) {
    asked.add(name);
    return Optional.ofNullable(values.get(name));
  }

  private <T> T parsed(String name, T otherwise, String type, Function<String, T> parser) {
    return given(name)
        .map(
            value -> {
              try {
                return parser.apply(value.strip());
              } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
                throw new ParameterException(
                    "parameter \"%s\" must be %s, was \"%s\"".formatted(name, type, value));
              }
            })
        .orElse(otherwise);
  }

  private static double finite(String text) {
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(text);
    }
    return value;
  }

  private static boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }
}
