package io.orcastrike.http;

import io.orcastrike.http.wire.Origin;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of one user.
 *
 * <p>Used by one thread at a time.
 */
final class CookieJar {
  /** Beyond, one is thrown away. */
  static final int MOST = 200;

  /** Longer ones are not kept, as in browsers. */
  static final int LONGEST = 4_096;

  private final InstantSource time;
  private final List<Cookie> cookies = new ArrayList<>(2);

  CookieJar(InstantSource time) {
    this.time = time;
  }

  /** Keeps what a response sets. */
  void store(Origin origin, String path, List<String> fields) {
    for (String field : fields) {
      if (field.length() <= LONGEST) {
        new CookieReader(Cookie.lower(origin.host()), withoutQuery(path), time.instant())
            .read(field)
            .filter(cookie -> !cookie.isSecure() || mayBeSecure(cookie, origin))
            .ifPresent(this::put);
      }
    }
  }

  /** What is to be sent with TLS only, only TLS may set. */
  private static boolean mayBeSecure(Cookie cookie, Origin origin) {
    return cookie.belongsTo(origin.secure(), Cookie.lower(origin.host()), cookie.path());
  }

  private void put(Cookie cookie) {
    boolean isKnown = cookies.removeIf(cookie::isSame);
    if (cookie.isExpired(time.instant())) {
      return;
    }
    if (!isKnown && cookies.size() == MOST) {
      cookies.remove(0);
    }
    int place = 0; // longer paths come first (RFC 6265, 5.4)
    while (place < cookies.size() && cookies.get(place).path().length() >= cookie.path().length()) {
      place++;
    }
    cookies.add(place, cookie);
  }

  /** Returns the value of {@code Cookie} for a request; null: there is none. */
  @Nullable String header(Origin origin, String path) {
    if (cookies.isEmpty()) {
      return null;
    }
    Instant now = time.instant();
    String host = Cookie.lower(origin.host());
    String plain = withoutQuery(path);
    StringBuilder header = new StringBuilder();
    for (Cookie cookie : cookies) {
      if (!cookie.isExpired(now) && cookie.belongsTo(origin.secure(), host, plain)) {
        header.append(header.isEmpty() ? "" : "; ");
        header.append(cookie.name()).append('=').append(cookie.value());
      }
    }
    return header.isEmpty() ? null : header.toString();
  }

  void clear() {
    cookies.clear();
  }

  private static String withoutQuery(String path) {
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }
}
