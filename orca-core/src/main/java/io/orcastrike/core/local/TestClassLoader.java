package io.orcastrike.core.local;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The class loader of a test: its own files and the JDK, so that no library of Orca meets one of
 * the test. Only what both sides speak comes from the host: Orca's API and the logging facade.
 *
 * <p>Safe for use by many threads.
 */
final class TestClassLoader extends URLClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final ClassLoader host;
  private final Map<String, byte[]> compiled;

  /**
   * @param compiled classes that lie in no file, by name
   */
  TestClassLoader(URL[] classPath, Map<String, byte[]> compiled, ClassLoader host) {
    super("test", classPath, ClassLoader.getPlatformClassLoader());
    this.compiled = Map.copyOf(compiled);
    this.host = host;
  }

  /** Tells whether a class comes from the host, whatever the test's files hold. */
  static boolean isShared(String className) {
    return className.startsWith("io.orcastrike.api.") || className.startsWith("org.slf4j.");
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return isShared(name) ? host.loadClass(name) : super.loadClass(name, resolve);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte @Nullable [] bytes = compiled.get(name);
    return bytes == null ? super.findClass(name) : defineClass(name, bytes, 0, bytes.length);
  }
}
