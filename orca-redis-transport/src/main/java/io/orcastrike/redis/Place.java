package io.orcastrike.redis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What answers at an address, and where it is to be found. */
sealed interface Place {
  int PORT = 6379;
  int SENTINEL_PORT = 26_379;

  /** One server. */
  record One(Host host) implements Place {
    @Override
    public String toString() {
      return "://" + host;
    }
  }

  /** The servers that the domain name system knows for a service, of which the first is wanted. */
  record Service(ServiceName name) implements Place {
    @Override
    public String toString() {
      return "+srv://" + name;
    }
  }

  /** The master of a name, as any of these sentinels knows it. */
  record Sentinels(List<Host> hosts, String master) implements Place {
    @Override
    public String toString() {
      return "-sentinel://" + joined(hosts) + "#" + master;
    }
  }

  /** A cluster that these servers belong to. */
  record Cluster(List<Host> hosts) implements Place {
    @Override
    public String toString() {
      return "-cluster://" + joined(hosts);
    }
  }

  /**
   * Reads a place.
   *
   * @param kind what stands in an address between {@code redis} and the colon
   * @param master what stands behind its {@code #}, for sentinels only
   * @return empty if it is none
   */
  static Optional<Place> of(@Nullable String kind, String names, @Nullable String master) {
    if (kind != null && kind.equals("-sentinel")) {
      return master == null
          ? Optional.empty()
          : hosts(names, SENTINEL_PORT).map(hosts -> new Sentinels(hosts, master));
    }
    if (master != null) {
      return Optional.empty();
    }
    if (kind == null) {
      return Host.of(names, PORT).map(One::new);
    }
    return kind.equals("+srv")
        ? ServiceName.of(names).map(Service::new)
        : hosts(names, PORT).map(Cluster::new);
  }

  private static Optional<List<Host>> hosts(String names, int defaultPort) {
    List<Optional<Host>> read =
        Arrays.stream(names.split(",", -1)).map(text -> Host.of(text, defaultPort)).toList();
    return read.stream().allMatch(Optional::isPresent)
        ? Optional.of(read.stream().flatMap(Optional::stream).toList())
        : Optional.empty();
  }

  private static String joined(List<Host> hosts) {
    return hosts.stream().map(Host::toString).collect(Collectors.joining(","));
  }
}
