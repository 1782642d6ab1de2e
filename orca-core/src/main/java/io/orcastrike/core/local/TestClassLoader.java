package io.orcastrike.core.local;

import io.orcastrike.core.leaks.DriverHolder;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.security.SecureClassLoader;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The class loader of a test: its own files and the JDK, so that no library of Orca meets one of
 * the test. Only what both sides speak comes from the host: Orca's API, the logging facade, and
 * Orca's HTTP where the host has it. It opens the files it was given and nothing that a manifest
 * names.
 *
 * <p>Safe for use by many threads.
 */
final class TestClassLoader extends SecureClassLoader implements Closeable, DriverHolder {
  private static final String API = "io.orcastrike.api.";

  /** Shared, so that it is compiled and warmed up once for all tests of a drone. */
  private static final String HTTP = "io.orcastrike.http.";

  /** The packages of slf4j-api; others, as those of bindings and bridges, are the test's own. */
  private static final Set<String> LOGGING =
      Set.of("org.slf4j", "org.slf4j.event", "org.slf4j.helpers", "org.slf4j.spi");

  /** The version of class files for Java n is so much more than n. */
  private static final int VERSIONS_BEFORE_JAVA = 44;

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader host;
  private final Containers containers;
  private final Map<String, byte[]> compiled;
  private final CodeSource compiledFrom;
  private volatile boolean drivers;
  private final TestPackages packages = new TestPackages(this);

  /**
   * Takes over the containers, to close them.
   *
   * @param compiled classes that lie in no file, by name
   * @param compiledFrom where those come from
   */
  TestClassLoader(
      Containers containers, Map<String, byte[]> compiled, URL compiledFrom, ClassLoader host) {
    super("test", ClassLoader.getPlatformClassLoader());
    this.containers = containers;
    this.compiled = Map.copyOf(compiled);
    this.compiledFrom = new CodeSource(compiledFrom, (CodeSigner[]) null);
    this.host = host;
  }

  /** Tells whether a class comes from the host, whatever the test's files hold. */
  static boolean isShared(String className) {
    return className.startsWith(API)
        || className.startsWith(HTTP)
        || LOGGING.contains(className.substring(0, Math.max(0, className.lastIndexOf('.'))));
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!isShared(name)) {
      return super.loadClass(name, resolve);
    }
    try {
      return host.loadClass(name);
    } catch (ClassNotFoundException e) {
      if (name.startsWith(HTTP)) {
        return super.loadClass(name, resolve);
      }
      throw e;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte @Nullable [] bytes = compiled.get(name);
    if (bytes != null) {
      return noted(defineClass(name, bytes, 0, bytes.length, compiledFrom));
    }
    try {
      Content content = containers.find(name.replace('.', '/') + ".class");
      if (content != null) {
        return define(name, content);
      }
    } catch (IOException | IllegalStateException e) { // closed meanwhile
      throw new ClassNotFoundException(
          "class %s cannot be read: %s".formatted(name, e.getMessage()), e);
    }
    throw new ClassNotFoundException(name);
  }

  private Class<?> define(String name, Content content) throws IOException {
    byte[] bytes = content.classBytes();
    int feature = feature(bytes);
    if (feature > Runtime.version().feature()) {
      throw new UnsupportedClassVersionError(
          "%s is compiled for Java %d, this is %d"
              .formatted(name, feature, Runtime.version().feature()));
    }
    packages.define(name, content.container());
    CodeSource source = new CodeSource(content.container().location(), content.signers());
    return noted(defineClass(name, bytes, 0, bytes.length, source));
  }

  /** Returns the Java that a class file was compiled for; 0: it is no class file. */
  private static int feature(byte[] content) {
    return content.length < 8
        ? 0
        : ((content[6] & 0xff) << 8 | (content[7] & 0xff)) - VERSIONS_BEFORE_JAVA;
  }

  private Class<?> noted(Class<?> type) {
    if (isDriver(type)) {
      drivers = true;
    }
    return type;
  }

  /** By name, since a JDK need not have the interface. */
  private static boolean isDriver(Class<?> type) {
    for (Class<?> each : type.getInterfaces()) {
      if (each.getName().equals(DRIVER) || isDriver(each)) {
        return true;
      }
    }
    Class<?> above = type.getSuperclass();
    return above != null && isDriver(above);
  }

  @Override
  public boolean hasDrivers() {
    return drivers;
  }

  @Nullable Package definedPackage(String name) {
    return getDefinedPackage(name);
  }

  void makePackage(String name, TestPackages.Titles titles, @Nullable URL sealedBy) {
    definePackage(
        name,
        titles.specification(),
        titles.specificationVersion(),
        titles.specificationVendor(),
        titles.implementation(),
        titles.implementationVersion(),
        titles.implementationVendor(),
        sealedBy);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    try {
      Content content = containers.find(name);
      return content == null ? null : content.url();
    } catch (IOException | IllegalStateException e) { // closed meanwhile
      return null;
    }
  }

  @Override
  protected Enumeration<URL> findResources(String name) throws IOException {
    return Collections.enumeration(containers.findAll(name).stream().map(Content::url).toList());
  }

  /** Reads from the files that are open here, so that closing the loader closes the stream. */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    InputStream platform = getParent().getResourceAsStream(name);
    if (platform != null) {
      return platform;
    }
    try {
      Content content = containers.find(name);
      return content == null ? null : content.open();
    } catch (IOException | IllegalStateException e) { // as the JDK's: unreadable is not there
      return null;
    }
  }

  /** Closes all files; classes that were not loaded before are not found any more. */
  @Override
  public void close() {
    try {
      containers.close();
    } catch (IOException e) {
      throw new UncheckedIOException("closing the files of a test", e);
    }
  }
}
