package io.orcastrike.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.RequirementException;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "status 503 after 17 ms | status # after # ms",
        "user 3f2504e0-4f89-11d3-9a0c-0305e82c3301 gone | user # gone",
        "at 0xCAFE01 | at #",
        "hash 9f86d081884c7d65 differs | hash # differs",
        "Account@1b28cdfa locked | Account# locked",
        "plain words stay | plain words stay",
        "deadbeefs stay | deadbeefs stay"
      })
  void leavesOutWhatDiffersFromOneOccurrenceToTheNext(String message, String normalised) {
    ErrorText text = text(new IOException(message));

    assertThat(text.normalised()).isEqualTo("IOException: " + normalised);
    assertThat(text.sample()).startsWith("IOException: " + message);
  }

  @Test
  void showsThePlaceInTheAuthorsCode() {
    IOException error = new IOException("no");
    error.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("sun.nio.ch.Net", "pollConnect", "Net.java", -2),
          new StackTraceElement("java.net.Socket", "connect", "Socket.java", 1),
          new StackTraceElement("io.orcastrike.core.load.IterationRun", "run", "I.java", 2),
          new StackTraceElement("com.acme.ShopTest", "browse", "ShopTest.java", 42),
          new StackTraceElement("com.acme.Main", "main", "Main.java", 7)
        });

    assertThat(text(error).sample()).isEqualTo("IOException: no (ShopTest.java:42)");
    assertThat(text(error).normalised()).isEqualTo("IOException: no");
  }

  @Test
  void isTheRequirementAloneWhereOneDidNotHold() {
    assertThat(text(new RequirementException("status is 200")).normalised())
        .isEqualTo("required: status is #");
  }

  @Test
  void isTheNameAloneWhereThereIsNoMessage() {
    assertThat(text(new NullPointerException()).normalised()).isEqualTo("NullPointerException");
  }

  @Test
  void isBounded() {
    ErrorText text = text(new IOException("x".repeat(1_000_000)));

    assertThat(text.normalised()).hasSize(300).endsWith("…");
    assertThat(text.sample()).hasSizeLessThan(500);
  }

  @Test
  void survivesAnExceptionThatThrowsWhenAsked() {
    assertThat(text(new Rude(new IllegalStateException())).normalised())
        .isEqualTo("Rude: (its message cannot be had: IllegalStateException)");
    assertThat(text(new Rude(new StackOverflowError())).normalised())
        .isEqualTo("Rude: (its message cannot be had: StackOverflowError)");
  }

  @Test
  void hidesSecretsBeforeTheirDigitsAreTakenOutAndBeforeTheyAreClipped() {
    UnaryOperator<String> mask = message -> message.replace("hunter2", "***");

    ErrorText text = ErrorText.of(new IOException("login with hunter2 failed"), mask);
    assertThat(text.normalised()).isEqualTo("IOException: login with *** failed");
    assertThat(text.sample()).startsWith("IOException: login with *** failed");
    ErrorText clipped = ErrorText.of(new IOException("x".repeat(283) + "hunter2"), mask);
    assertThat(clipped.sample()).doesNotContain("hunt");
  }

  private static ErrorText text(Throwable error) {
    return ErrorText.of(error, UnaryOperator.identity());
  }

  private static final class Rude extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Throwable thrown;

    Rude(Throwable thrown) {
      this.thrown = thrown;
    }

    @Override
    public String getMessage() {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    }
  }
}
