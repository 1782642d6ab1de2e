package io.orcastrike.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLContext;

/**
 * Asks an Elasticsearch in its own words, and not with the client that the sink has.
 *
 * <p>Safe for use by many threads.
 *
 * @param authorization the header's value; empty: none
 */
public record RestApi(URI url, String authorization, HttpClient client) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Asks a server that lets everybody in. */
  public static RestApi at(URI url) {
    return new RestApi(url, "", HttpClient.newHttpClient());
  }

  /**
   * Asks the server that {@code ORCA_ES_URL} names, with the key in {@code ORCA_ES_API_KEY} if
   * there is one; else the node that tests share.
   */
  public static RestApi any() {
    return named().orElseGet(() -> ElasticsearchNode.shared().api());
  }

  /** Asks the server that {@code ORCA_ES_URL} names. */
  public static Optional<RestApi> named() {
    String key = System.getenv().getOrDefault("ORCA_ES_API_KEY", "");
    return Optional.ofNullable(System.getenv("ORCA_ES_URL"))
        .map(url -> at(URI.create(url)).as(key.isEmpty() ? "" : "ApiKey " + key));
  }

  /** Asks as somebody. */
  public RestApi as(String header) {
    return new RestApi(url, header, client);
  }

  /** Trusts other certificates. */
  public RestApi trusting(SSLContext tls) {
    return new RestApi(url, authorization, HttpClient.newBuilder().sslContext(tls).build());
  }

  /** Returns the server as the sink knows it. */
  public Server server() {
    Server server = Server.at(url.toString());
    return authorization.startsWith("ApiKey ") ? server.apiKey(authorization.substring(7)) : server;
  }

  public JsonNode get(String path) {
    return ask("GET", path, "");
  }

  public JsonNode post(String path, String body) {
    return ask("POST", path, body);
  }

  public JsonNode put(String path, String body) {
    return ask("PUT", path, body);
  }

  public JsonNode delete(String path) {
    return ask("DELETE", path, "");
  }

  /** Returns the sources of all documents, at most 10,000, that fit a query string. */
  public List<JsonNode> documents(String stream, String query) {
    post("/" + stream + "/_refresh", "");
    String body =
        "{\"size\":10000,\"track_total_hits\":true,\"query\":{\"query_string\":{\"query\":%s}}}"
            .formatted(JSON.valueToTree(query));
    JsonNode hits = post("/" + stream + "/_search", body).get("hits");
    List<JsonNode> all =
        StreamSupport.stream(hits.get("hits").spliterator(), false)
            .map(hit -> hit.get("_source"))
            .toList();
    if (all.size() != hits.at("/total/value").asInt()) {
      throw new AssertionError("more than 10,000 documents in " + stream);
    }
    return all;
  }

  /** Returns all documents. */
  public List<JsonNode> documents(String stream) {
    return documents(stream, "*");
  }

  /** Returns aggregations over all documents. */
  public JsonNode aggregate(String stream, String aggregations) {
    post("/" + stream + "/_refresh", "");
    return post("/" + stream + "/_search", "{\"size\":0,\"aggs\":%s}".formatted(aggregations))
        .get("aggregations");
  }

  boolean isHealthy() {
    try {
      return send("GET", "/_cluster/health?wait_for_status=yellow&timeout=1s", "").statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private JsonNode ask(String method, String path, String body) {
    try {
      HttpResponse<String> answer = send(method, path, body);
      if (answer.statusCode() >= 400) {
        throw new AssertionError(
            "%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> send(String method, String path, String body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
