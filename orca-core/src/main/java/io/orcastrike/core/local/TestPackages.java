package io.orcastrike.core.local;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Makes the packages of a test's classes with what the manifests say of them: titles, versions, and
 * whether a package is sealed, so that all its classes must come from one jar.
 *
 * <p>Safe for use by many threads.
 */
final class TestPackages {
  private final TestClassLoader loader;
  private final Map<Container, Optional<Manifest>> manifests = new ConcurrentHashMap<>();

  /** What a manifest says of a package. */
  record Titles(
      @Nullable String specification,
      @Nullable String specificationVersion,
      @Nullable String specificationVendor,
      @Nullable String implementation,
      @Nullable String implementationVersion,
      @Nullable String implementationVendor,
      boolean isSealed) {}

  TestPackages(TestClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Makes the package of a class, or checks that the class may join it.
   *
   * @throws SecurityException if it is sealed by another jar
   */
  void define(String className, Container from) throws IOException {
    int dot = className.lastIndexOf('.');
    if (dot < 0) {
      return;
    }
    String name = className.substring(0, dot);
    Package known = loader.definedPackage(name);
    if (known == null) {
      Titles titles = titles(name, from);
      try {
        loader.makePackage(name, titles, titles.isSealed() ? from.location() : null);
        return;
      } catch (IllegalArgumentException e) {
        known = loader.definedPackage(name); // another thread was first
      }
    }
    if (known != null
        && (known.isSealed() ? !known.isSealed(from.location()) : titles(name, from).isSealed())) {
      throw new SecurityException(
          "package %s is sealed: all of it must be in one jar, some is in %s"
              .formatted(name, from.path()));
    }
  }

  private Titles titles(String name, Container from) throws IOException {
    Optional<Manifest> manifest = manifests.get(from);
    if (manifest == null) {
      manifest = Optional.ofNullable(from.manifest());
      manifests.put(from, manifest);
    }
    Attributes main = manifest.map(Manifest::getMainAttributes).orElseGet(Attributes::new);
    Attributes own =
        manifest
            .map(known -> known.getAttributes(name.replace('.', '/') + "/"))
            .orElseGet(Attributes::new);
    return new Titles(
        value(own, main, Attributes.Name.SPECIFICATION_TITLE),
        value(own, main, Attributes.Name.SPECIFICATION_VERSION),
        value(own, main, Attributes.Name.SPECIFICATION_VENDOR),
        value(own, main, Attributes.Name.IMPLEMENTATION_TITLE),
        value(own, main, Attributes.Name.IMPLEMENTATION_VERSION),
        value(own, main, Attributes.Name.IMPLEMENTATION_VENDOR),
        "true".equalsIgnoreCase(value(own, main, Attributes.Name.SEALED)));
  }

  private static @Nullable String value(Attributes own, Attributes main, Attributes.Name name) {
    String value = own.getValue(name);
    return value == null ? main.getValue(name) : value;
  }
}
