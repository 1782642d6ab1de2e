package io.orcastrike.elasticsearch.kibana;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Brings the dashboards into a Kibana, or a newer form of them: what was imported before is
 * replaced, nothing else is touched.
 *
 * <p>Immutable; safe for use by many threads.
 */
public final class KibanaInstall {
  private static final String BOUNDARY = "orca-dashboards-5c1f0a";
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final KibanaAddress address;
  private final Supplier<Optional<String>> authorization;
  private final Optional<SSLContext> trust;
  private final Duration timeout;

  /**
   * What came of it.
   *
   * @param objects how many data views, searches and dashboards there are now
   * @param overview where to begin to look
   */
  public record Installed(int objects, URI overview) {}

  private KibanaInstall(
      KibanaAddress address,
      Supplier<Optional<String>> authorization,
      Optional<SSLContext> trust,
      Duration timeout) {
    this.address = address;
    this.authorization = authorization;
    this.trust = trust;
    this.timeout = timeout;
  }

  /**
   * Returns how dashboards come to a Kibana's default space, without credentials.
   *
   * @param kibana its address as in a browser, with the base path if it has one
   * @throws IllegalArgumentException if it is no such address, or has a password in it
   */
  public static KibanaInstall at(URI kibana) {
    return new KibanaInstall(
        new KibanaAddress(kibana, KibanaAddress.DEFAULT_SPACE),
        Optional::empty,
        Optional.empty(),
        TIMEOUT);
  }

  /**
   * Returns this for a space.
   *
   * @param space its id, as it is in addresses
   * @throws IllegalArgumentException if it cannot be one
   */
  public KibanaInstall inSpace(String space) {
    KibanaAddress other = new KibanaAddress(address.kibana(), space);
    return new KibanaInstall(other, authorization, trust, timeout);
  }

  /**
   * Returns this for an API key.
   *
   * @param encoded the key as Kibana shows it, in base64; asked for at each import
   */
  public KibanaInstall withApiKey(Supplier<String> encoded) {
    return authorized(() -> "ApiKey " + encoded.get().strip());
  }

  /**
   * Returns this for a user.
   *
   * @param password asked for at each import
   */
  public KibanaInstall as(String user, Supplier<String> password) {
    return authorized(
        () -> {
          byte[] both = (user + ":" + password.get()).getBytes(StandardCharsets.UTF_8);
          return "Basic " + Base64.getEncoder().encodeToString(both);
        });
  }

  private KibanaInstall authorized(Supplier<String> header) {
    return new KibanaInstall(address, () -> Optional.of(header.get()), trust, timeout);
  }

  /** Returns this with the certificates to trust instead of the JVM's own. */
  public KibanaInstall trusting(SSLContext context) {
    return new KibanaInstall(address, authorization, Optional.of(context), timeout);
  }

  /** Returns this with the time after which an import is given up; without it, 60 s. */
  public KibanaInstall within(Duration limit) {
    return new KibanaInstall(address, authorization, trust, limit);
  }

  /**
   * Imports all that {@link KibanaDashboards} has.
   *
   * @throws IOException if not all of it is in Kibana now; its message says why and what to do
   */
  public Installed install() throws IOException, InterruptedException {
    HttpRequest request = request();
    HttpClient.Builder client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
    trust.ifPresent(client::sslContext);
    ImportAnswer answer;
    try (Exchange exchange = new Exchange(client.build())) {
      answer = exchange.answer(request, timeout);
    } catch (IOException e) {
      throw Unreachable.because(e, address.kibana());
    }
    int objects = answer.objects(KibanaDashboards.objects().size());
    return new Installed(objects, address.dashboard(Dashboard.idOf(RunOverview.TITLE)));
  }

  private HttpRequest request() {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.imports())
            .header("kbn-xsrf", "true")
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofString(body()));
    authorization.get().ifPresent(value -> authorize(request, value));
    return request.build();
  }

  private static void authorize(HttpRequest.Builder request, String value) {
    try {
      request.header("Authorization", value);
    } catch (IllegalArgumentException e) {
      // Its message would show the key.
      throw new IllegalArgumentException(
          "an API key is one line of base64, as Kibana shows it; this one has other characters");
    }
  }

  private static String body() {
    return "--"
        + BOUNDARY
        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"orca.ndjson\"\r\n"
        + "Content-Type: application/ndjson\r\n\r\n"
        + KibanaDashboards.text()
        + "\r\n--"
        + BOUNDARY
        + "--\r\n";
  }
}
