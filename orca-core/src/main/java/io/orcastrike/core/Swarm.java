package io.orcastrike.core;

import io.orcastrike.core.protocol.Timing;
import io.orcastrike.spi.Transport;
import java.util.regex.Pattern;

/**
 * Where leader and drones of different processes meet.
 *
 * <p>Immutable; the transport belongs to whoever made it.
 *
 * @param transport carries the messages
 * @param namespace keeps swarms on one transport apart
 * @param timing the times of the protocol; the same everywhere
 */
public record Swarm(Transport transport, String namespace, Timing timing) {
  /** The namespace where none is chosen. */
  public static final String DEFAULT_NAMESPACE = "default";

  private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Checks the namespace. */
  public Swarm {
    requireNamespace(namespace);
  }

  /**
   * Returns a namespace, once it is checked.
   *
   * @throws IllegalArgumentException if it has other characters than those of a namespace
   */
  public static String requireNamespace(String namespace) {
    if (!NAMESPACE.matcher(namespace).matches()) {
      throw new IllegalArgumentException(
          "a namespace must be 1 to 64 letters, digits, dots, underscores or hyphens, was \"%s\""
              .formatted(namespace));
    }
    return namespace;
  }

  /** Returns the swarm that meets on a transport. */
  public static Swarm on(Transport transport) {
    return new Swarm(transport, DEFAULT_NAMESPACE, Timing.SWARM);
  }

  /** Returns a swarm apart from others on the same transport. */
  public Swarm namespace(String name) {
    return new Swarm(transport, name, timing);
  }

  /** Returns the same swarm with other times. */
  public Swarm timing(Timing times) {
    return new Swarm(transport, namespace, times);
  }
}
