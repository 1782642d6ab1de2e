package io.orcastrike.samples.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.report.RunReport;
import io.orcastrike.spi.ResultSink;
import io.orcastrike.testkit.ResultSinkContract;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every sink keeps. */
class ChatWebhookContractTest extends ResultSinkContract {
  private Chat chat;

  @BeforeEach
  void open() throws Exception {
    chat = new Chat(200);
  }

  @AfterEach
  void close() {
    chat.close();
  }

  @Override
  protected ResultSink sink() {
    return new ChatWebhook(chat.webhook());
  }

  @Override
  protected ResultSink brokenSink() throws Exception {
    URI nobody;
    try (Chat gone = new Chat(200)) {
      nobody = gone.webhook();
    }
    return new ChatWebhook(nobody);
  }

  @Override
  protected void assertTells(RunReport report) {
    assertThat(chat.texts().getLast())
        .contains(report.verdict().name(), report.info().runId())
        .hasSizeLessThan(3_000);
  }
}
