package io.orcastrike.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Whether a repository of tests is there; who may take tests from it, its settings say. */
record RepositoryCheck(String id, URI url) implements Check {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Override
  public List<Finding> look() throws InterruptedException {
    String check = "repository " + id;
    if ("file".equals(url.getScheme())) {
      return List.of(
          Files.isDirectory(Path.of(url))
              ? Finding.ok(check, "is the folder " + Path.of(url))
              : Finding.trouble(check, "there is no folder " + Path.of(url), "correct its URL"));
    }
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(url)
              .timeout(PATIENCE)
              .method("HEAD", HttpRequest.BodyPublishers.noBody())
              .build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return List.of(found(check, status));
    } catch (IOException e) {
      return List.of(
          Finding.trouble(
              check,
              "%s cannot be reached (%s)".formatted(url, e.getClass().getSimpleName()),
              "correct its URL, or the network; in settings.xml may be a mirror instead"));
    }
  }

  private Finding found(String check, int status) {
    String figure = "%s answers with %d".formatted(url, status);
    if (status >= 500) {
      return Finding.trouble(check, figure, "look at the repository's own log");
    }
    return status == 401 || status == 403
        ? Finding.warning(
            check, figure, "it wants a user: settings.xml must have a <server> of id " + id)
        : Finding.ok(check, figure);
  }
}
