package io.orcastrike.core;

/** What runs here. */
final class Versions {
  private Versions() {}

  static String orca() {
    String version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  static String java() {
    return Runtime.version().toString();
  }
}
