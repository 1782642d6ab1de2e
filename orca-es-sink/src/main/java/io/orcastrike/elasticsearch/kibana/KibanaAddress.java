package io.orcastrike.elasticsearch.kibana;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Where a Kibana is, and which of its spaces is meant.
 *
 * <p>Immutable.
 */
record KibanaAddress(URI kibana, String space) {
  static final String DEFAULT_SPACE = "default";

  private static final Pattern SPACE = Pattern.compile("[a-z0-9_-]+");

  KibanaAddress {
    String scheme = String.valueOf(kibana.getScheme());
    if (kibana.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "user and password must not be in the address of Kibana, as it is shown and logged; was "
              + scheme
              + "://***@"
              + kibana.getHost());
    }
    if (!(scheme.equals("http") || scheme.equals("https"))
        || kibana.getHost() == null
        || kibana.getRawQuery() != null
        || kibana.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the address of Kibana must be http[s]://host[:port][/path], was " + kibana);
    }
    if (!SPACE.matcher(space).matches()) {
      throw new IllegalArgumentException(
          "a space is named by its id, of a-z, 0-9, _ and -, as in /s/{space}; was " + space);
    }
  }

  URI imports() {
    return at("/api/saved_objects/_import?overwrite=true");
  }

  URI dashboard(String id) {
    return at("/app/dashboards#/view/" + id);
  }

  private URI at(String path) {
    String base = kibana.toString().replaceFirst("/+$", "");
    return URI.create(base + (space.equals(DEFAULT_SPACE) ? "" : "/s/" + space) + path);
  }
}
