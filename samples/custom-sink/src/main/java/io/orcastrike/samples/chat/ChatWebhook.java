package io.orcastrike.samples.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.ResultSink;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/**
 * Tells a chat what a run came to, by an incoming webhook that takes {@code {"text": "…"}}, as
 * those of Slack, Mattermost, Rocket.Chat and Google Chat do.
 *
 * <p>Used by one thread at a time.
 */
public final class ChatWebhook implements ResultSink {
  private static final Duration MOST_CONNECTING = Duration.ofSeconds(5);
  private static final Duration MOST_ANSWERING = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI webhook;

  /**
   * Makes a sink. Nothing is sent before a run has ended.
   *
   * @param webhook who knows it may write to the chat, so it stands in no message
   */
  public ChatWebhook(URI webhook) {
    this.webhook = webhook;
  }

  @Override
  public String name() {
    return "chat";
  }

  /**
   * Sends the message once: the leader makes a warning of an exception, and the report has it. A
   * second try might say it twice.
   */
  @Override
  public void ended(RunReport report) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(webhook)
            .timeout(MOST_ANSWERING)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(
                HttpRequest.BodyPublishers.ofByteArray(
                    JSON.writeValueAsBytes(Map.of("text", ChatText.of(report)))))
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(MOST_CONNECTING).build()) {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        throw new IOException(
            "the webhook at %s must answer with 2xx, answered with %d: is it still there?"
                .formatted(webhook.getHost(), status));
      }
    } catch (IOException e) {
      throw new IOException("the chat was not told: " + reason(e), e);
    }
  }

  /** An exception of a client that cannot connect has no message. */
  private String reason(IOException e) {
    return e.getMessage() == null
        ? "%s cannot be reached (%s)".formatted(webhook.getHost(), e.getClass().getSimpleName())
        : e.getMessage();
  }
}
