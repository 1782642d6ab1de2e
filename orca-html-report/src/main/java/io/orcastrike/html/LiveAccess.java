package io.orcastrike.html;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may look at a live page and steer its run: who knows the token, and comes by the page's own
 * address. A foreign page in the same browser knows no token; one whose name was made to lead here
 * has another host.
 *
 * <p>Immutable.
 */
final class LiveAccess {
  private static final String HEADER = "X-Orca-Token";
  private static final int BYTES = 16;

  private final String token;
  private final Set<String> hosts;

  private LiveAccess(String token, Set<String> hosts) {
    this.token = token;
    this.hosts = hosts;
  }

  static LiveAccess at(int port) {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return new LiveAccess(
        Base64.getUrlEncoder().withoutPadding().encodeToString(secret),
        Set.of("127.0.0.1:" + port, "localhost:" + port));
  }

  String token() {
    return token;
  }

  /** Returns why a request is none of ours; empty: it is. */
  Optional<String> refusedAddress(Headers headers) {
    String host = headers.getFirst("Host");
    if (host == null || !hosts.contains(host)) {
      return Optional.of("the address must be the one that was printed, was of host " + host);
    }
    @Nullable String origin = headers.getFirst("Origin");
    if (origin != null && hosts.stream().noneMatch(own -> origin.equals("http://" + own))) {
      return Optional.of("the page must be the live page itself, was of " + origin);
    }
    return Optional.empty();
  }

  /** Returns why a request may not look or steer; empty: it may. */
  Optional<String> refusedToken(Headers headers) {
    String given = headers.getFirst(HEADER);
    byte[] bytes = (given == null ? "" : given).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(bytes, token.getBytes(StandardCharsets.UTF_8))
        ? Optional.empty()
        : Optional.of(
            "the token behind the # of the address is not that of this run;"
                + " take the address that the run printed");
  }
}
