package io.orcastrike.http;

import io.orcastrike.http.wire.Origin;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * One request of a call: the first one, or where a redirect leads.
 *
 * <p>Immutable.
 *
 * @param target path and query
 * @param hasLeft whether a redirect has led away from the first origin, also when one led back
 */
record Hop(String method, Origin origin, String target, boolean hasLeft, boolean hasBody) {

  /**
   * Returns where a status and a {@code Location} lead, as browsers have it: POST becomes GET by
   * 301, 302 and 303, all but HEAD by 303; null: nowhere.
   *
   * @throws IOException if it leads to what is no URL
   */
  @Nullable Hop next(int status, @Nullable String location) throws IOException {
    if (location == null || !isRedirect(status)) {
      return null;
    }
    URI to = resolve(location);
    Origin next = originOf(to, location);
    String path = to.getRawPath() == null || to.getRawPath().isEmpty() ? "/" : to.getRawPath();
    boolean becomesGet =
        switch (status) {
          case 301, 302 -> method.equals("POST");
          case 303 -> !method.equals("HEAD");
          default -> false;
        };
    return new Hop(
        becomesGet ? "GET" : method,
        next,
        to.getRawQuery() == null ? path : path + "?" + to.getRawQuery(),
        hasLeft || !next.equals(origin),
        hasBody && !becomesGet);
  }

  private static boolean isRedirect(int status) {
    return (status >= 301 && status <= 303) || status == 307 || status == 308;
  }

  URI uri() throws URISyntaxException {
    return new URI(
        (origin.secure() ? "https://" : "http://")
            + origin.authority()
            + PercentEncoding.mend(target));
  }

  private URI resolve(String location) throws IOException {
    try {
      String mended = PercentEncoding.mend(location.strip());
      int query = target.indexOf('?');
      return mended.startsWith("?") // for which the JDK still follows an older standard
          ? uri().resolve((query < 0 ? target : target.substring(0, query)) + mended)
          : uri().resolve(new URI(mended));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw noUrl(location);
    }
  }

  private static Origin originOf(URI to, String location) throws IOException {
    try {
      return Origin.of(to);
    } catch (IllegalArgumentException e) {
      throw noUrl(location);
    }
  }

  private static IOException noUrl(String location) {
    return new IOException(
        "Location of a redirect must be a URL of http or https, was "
            + HeaderField.quoted(location));
  }
}
