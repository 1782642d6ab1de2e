package io.orcastrike.elasticsearch;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where an Elasticsearch is, and who asks.
 *
 * <p>Immutable. What it prints has no password and no key.
 */
public final class Server {
  private static final String FORMS =
      "http://host:port, https://host:port, several of them with commas between, or cloud:CLOUD_ID";
  private static final String CLOUD = "cloud:";

  private final List<URI> nodes;
  private final String cloudId;
  private final @Nullable String authorization;
  private final Optional<Path> trusted;

  private Server(
      List<URI> nodes, String cloudId, @Nullable String authorization, Optional<Path> trusted) {
    this.nodes = nodes;
    this.cloudId = cloudId;
    this.authorization = authorization;
    this.trusted = trusted;
  }

  /**
   * Reads an address: nodes of one cluster, or a cloud id.
   *
   * @throws IllegalArgumentException if it is neither, or holds a password
   */
  public static Server at(String address) {
    if (address.startsWith(CLOUD) && address.length() > CLOUD.length()) {
      return new Server(List.of(), address.substring(CLOUD.length()), null, Optional.empty());
    }
    List<URI> nodes = Arrays.stream(address.split(",", -1)).map(Server::node).toList();
    return new Server(nodes, "", null, Optional.empty());
  }

  private static URI node(String text) {
    if (text.contains("@")) {
      throw new IllegalArgumentException(
          "an Elasticsearch address must hold no user and password, which others can read on a"
              + " command line");
    }
    try {
      URI node = new URI(text.strip());
      String scheme = String.valueOf(node.getScheme());
      if (node.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
        throw new IllegalArgumentException(
            "an Elasticsearch address must be %s, was \"%s\"".formatted(FORMS, text));
      }
      return node;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("an Elasticsearch address must be " + FORMS, e);
    }
  }

  /** Asks with an API key, in the encoded form that Elasticsearch hands out. */
  public Server apiKey(String encoded) {
    return new Server(nodes, cloudId, "ApiKey " + encoded.strip(), trusted);
  }

  /** Asks as a user. */
  public Server user(String name, String password) {
    byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    String encoded = Base64.getEncoder().encodeToString(pair);
    return new Server(nodes, cloudId, "Basic " + encoded, trusted);
  }

  /** Trusts the certificates in a PEM file, and no others. */
  public Server trusting(Path certificates) {
    return new Server(nodes, cloudId, authorization, Optional.of(certificates));
  }

  List<URI> nodes() {
    return nodes;
  }

  /** Empty: there are nodes. */
  String cloudId() {
    return cloudId;
  }

  @Nullable String authorization() {
    return authorization;
  }

  Optional<Path> trusted() {
    return trusted;
  }

  @Override
  public String toString() {
    return cloudId.isEmpty()
        ? String.join(",", nodes.stream().map(URI::toString).toList())
        : CLOUD + cloudId.replaceFirst(":.*", ":…");
  }
}
