package io.orcastrike.http;

import io.orcastrike.http.wire.Connections;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What a user keeps from one iteration to the next.
 *
 * <p>Used by one thread at a time.
 */
final class UserState implements AutoCloseable {
  private final @Nullable Connections own;
  private final CookieJar cookies = new CookieJar(InstantSource.system());

  UserState(@Nullable Connections own) {
    this.own = own;
  }

  /** Returns the user's own connections; null: the drone's are used. */
  @Nullable Connections own() {
    return own;
  }

  CookieJar cookies() {
    return cookies;
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}
