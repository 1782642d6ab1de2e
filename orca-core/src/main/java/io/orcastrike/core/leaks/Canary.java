package io.orcastrike.core.leaks;

/** The only class of a class loader that nobody holds. */
final class Canary {
  private Canary() {}
}
