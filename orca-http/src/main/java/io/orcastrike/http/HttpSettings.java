package io.orcastrike.http;

import io.orcastrike.http.wire.Origin;
import io.orcastrike.http.wire.WireSettings;

/**
 * What a builder was told.
 *
 * <p>Immutable.
 *
 * @param basePath stands before each path; empty or {@code /...} without a slash at its end
 * @param limit of connections to an origin: of the drone, or of each user
 * @param redirects the most that are followed
 * @param maxBody the most bytes of a body that are kept
 * @param parts whether the parts of steps are recorded
 * @param tracing whether calls say in which trace they belong
 */
record HttpSettings(
    Origin origin,
    String basePath,
    Owner owner,
    int limit,
    DefaultHeaders headers,
    WireSettings wire,
    int redirects,
    long maxBody,
    boolean parts,
    Tracing tracing) {

  private static final int MOST_REDIRECTS = 100;
  private static final int MOST_TO_ECHO = 8;

  /** Who owns connections. */
  enum Owner {
    DRONE,
    USER
  }

  /** Returns a number of redirects that can be followed, or says that it is none. */
  static int redirects(int most) {
    if (most < 0 || most > MOST_REDIRECTS) {
      throw new IllegalArgumentException("redirects must be 0 to 100, was " + most);
    }
    return most;
  }

  /** Returns the same for an echo, with limits that it keeps. */
  HttpSettings forWarmUp(Origin echo) {
    return new HttpSettings(
        echo,
        basePath,
        owner,
        Math.min(limit, MOST_TO_ECHO),
        headers,
        WireSettings.standard(),
        redirects,
        Echo.LENGTH,
        parts,
        tracing);
  }
}
