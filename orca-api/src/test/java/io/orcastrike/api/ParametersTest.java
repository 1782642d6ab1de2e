package io.orcastrike.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
  private final Parameters none = Parameters.of(Map.of());

  private static Parameters p(String value) {
    return Parameters.of(Map.of("p", value));
  }

  private static void refuses(ThrowingCallable question, String message) {
    assertThatExceptionOfType(ParameterException.class).isThrownBy(question).withMessage(message);
  }

  @Test
  void givesValuesWithTheirTypes() {
    assertThat(p(" as it is ").text("p")).isEqualTo(" as it is ");
    assertThat(p("x").text("p", "y")).isEqualTo("x");
    assertThat(p(" 0.5 ").number("p", 1)).isEqualTo(0.5);
    assertThat(p("-3").integer("p", 1)).isEqualTo(-3);
    assertThat(p("true").flag("p", false)).isTrue();
    assertThat(p("false ").flag("p", true)).isFalse();
  }

  @Test
  void givesDefaultsForWhatWasNotGiven() {
    assertThat(none.text("p", "y")).isEqualTo("y");
    assertThat(none.number("p", 200)).isEqualTo(200);
    assertThat(none.integer("p", 7)).isEqualTo(7);
    assertThat(none.duration("p", Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
    assertThat(none.flag("p", true)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "250ms, PT0.25S",
    "2s, PT2S",
    "' 2 s ', PT2S",
    "1.5m, PT1M30S",
    "1h, PT1H",
    "0s, PT0S",
    "0.0000001ms, PT0S",
    "PT1M2S, PT1M2S",
    "PT-5S, PT-5S",
  })
  void readsTimesAsPeopleWriteThem(String text, Duration expected) {
    assertThat(p(text).duration("p", Duration.ofDays(1))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "2 days", "-2s", "s", "999999999h", "1.5.2s"})
  void refusesWhatIsNoTime(String text) {
    refuses(
        () -> p(text).duration("p", Duration.ZERO),
        "parameter \"p\" must be a time such as 250ms, 2s, 1.5m, 1h or PT2S, was \"%s\""
            .formatted(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fast", "NaN", "Infinity", "1e999", "1,5"})
  void refusesWhatIsNoFiniteNumber(String text) {
    refuses(
        () -> p(text).number("p", 1),
        "parameter \"p\" must be a number such as 200 or 0.5, was \"%s\"".formatted(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0.5", "2147483648", "1e3"})
  void refusesWhatIsNoWholeNumber(String text) {
    refuses(
        () -> p(text).integer("p", 1),
        "parameter \"p\" must be a whole number such as 200, at most 2147483647, was \"%s\""
            .formatted(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yes", "TRUE", "1"})
  void refusesWhatIsNeitherTrueNorFalse(String text) {
    refuses(
        () -> p(text).flag("p", true),
        "parameter \"p\" must be true or false, was \"%s\"".formatted(text));
  }

  @Test
  void refusesToInventATextThatWasNotGiven() {
    refuses(
        () -> none.text("url"),
        "parameter \"url\" has no default and must be given, as in --param url=...");
  }

  @Test
  void listsWhatWasGivenAndWhatWasAskedForByName() {
    Parameters parameters = Parameters.of(Map.of("b", "2", "a", "1", "typo", "3"));
    parameters.text("b");
    parameters.integer("a", 0);
    parameters.flag("c", false);

    assertThat(parameters.given()).hasToString("{a=1, b=2, typo=3}");
    assertThat(parameters.asked()).containsExactly("a", "b", "c");
  }

  @Test
  void masksSecretsEverywhereButWhereRevealed() {
    Parameters parameters = Parameters.of(Map.of("user", "ann"), name -> Optional.of(name + "-42"));

    Secret secret = parameters.secret("token");

    assertThat(secret.reveal()).isEqualTo("token-42");
    assertThat(secret).hasToString("***");
    assertThat(parameters.secret("token")).isSameAs(secret);
    assertThat(parameters.revealed()).containsExactly(secret);
    assertThat(parameters.given()).hasToString("{user=ann}");
    assertThat(parameters.asked()).isEmpty();
    assertThat(parameters.toString()).doesNotContain("token-42");
  }

  @Test
  void neverTakesASecretFromTheValues() {
    refuses(
        () -> Parameters.of(Map.of("token", "leaked")).secret("token"),
        "secret \"token\" is not set, or empty, where the test runs");
  }

  @Test
  void refusesAnEmptySecret() {
    Parameters parameters = Parameters.of(Map.of(), name -> Optional.of(""));

    refuses(
        () -> parameters.secret("token"),
        "secret \"token\" is not set, or empty, where the test runs");
    assertThat(parameters.revealed()).isEmpty();
  }
}
