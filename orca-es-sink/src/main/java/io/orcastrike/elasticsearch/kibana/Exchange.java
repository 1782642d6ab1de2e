package io.orcastrike.elasticsearch.kibana;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One request and its answer, within a time that holds for the answer's body, too, and without
 * keeping more of that than can be meant.
 *
 * <p>Used by one thread at a time.
 */
final class Exchange implements AutoCloseable {
  private static final int MOST_BYTES = 1 << 20;

  private final HttpClient client;
  private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();

  Exchange(HttpClient client) {
    this.client = client;
  }

  ImportAnswer answer(HttpRequest request, Duration timeout)
      throws IOException, InterruptedException {
    Future<ImportAnswer> answer = thread.submit(() -> answer(request));
    try {
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no full answer within %s".formatted(timeout));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new IOException("the request failed: " + e.getCause(), e.getCause());
    }
  }

  private ImportAnswer answer(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      String text = new String(body.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      String location = response.headers().firstValue("Location").orElse("");
      return new ImportAnswer(request.uri(), response.statusCode(), location, text);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    client.shutdownNow();
  }
}
