package io.orcastrike.samples.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Calls the shop with the JDK's HTTP client: plain blocking methods that return the body and throw
 * for anything but success.
 *
 * <p>Safe for use by many threads.
 */
final class ShopClient implements AutoCloseable {
  private final URI shop;
  private final Duration timeout;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();

  ShopClient(String shop, Duration timeout) {
    this.shop = URI.create(shop);
    this.timeout = timeout;
    if (!shop.startsWith("http") || this.shop.getHost() == null) {
      throw new IllegalArgumentException(
          "target must be a URL such as http://127.0.0.1:8080, was \"%s\"".formatted(shop));
    }
  }

  String get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  String post(String path, String form) throws IOException, InterruptedException {
    return send(request(path).POST(BodyPublishers.ofString(form)));
  }

  String post(String path, String session, String form) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Authorization", "Bearer " + session)
            .POST(BodyPublishers.ofString(form)));
  }

  /** Hangs up, on requests still running too. */
  @Override
  public void close() {
    http.shutdownNow();
    threads.shutdownNow();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(shop.resolve(path)).timeout(timeout);
  }

  private String send(HttpRequest.Builder builder) throws IOException, InterruptedException {
    HttpRequest request = builder.build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(
          "http %d from %s".formatted(response.statusCode(), request.uri().getPath()));
    }
    return response.body();
  }
}
