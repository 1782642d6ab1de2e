package io.orcastrike.samples.chat;

import static io.orcastrike.api.LoadProfile.iterations;
import static io.orcastrike.testkit.OrcaAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.Plan;
import io.orcastrike.core.Orca;
import io.orcastrike.report.RunReport;
import io.orcastrike.testkit.LoadTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A whole run, and a chat that hears of it. */
@Timeout(60)
class ChatRunTest {

  private static RunReport run(Chat chat) throws InterruptedException {
    return LoadTests.run(
        Orca.test(
                () ->
                    parameters ->
                        Plan.named("tiny")
                            .load("load", iterations(5).users(1))
                            .scenario("scenario", it -> {})
                            .build())
            .sink(new ChatWebhook(chat.webhook())));
  }

  @Test
  void isToldOnce() throws Exception {
    try (Chat chat = new Chat(200)) {
      RunReport report = run(chat);

      assertThat(chat.texts()).singleElement().asString().contains("tiny", "5 iterations");
      assertThat(report.warnings()).isEmpty();
    }
  }

  @Test
  void aChatThatRefusesIsAWarningAndNoVerdictAndItsAddressStaysSecret() throws Exception {
    try (Chat chat = new Chat(410)) {
      RunReport report = run(chat);

      assertThat(report).isComplete();
      assertThat(report.warnings())
          .singleElement()
          .asString()
          .contains("sink chat", "127.0.0.1", "410")
          .doesNotContain("secret");
    }
  }
}
