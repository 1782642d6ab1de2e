package io.orcastrike.core.leaks;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A class loader with one class of ours, which thereby sees what the loader's parent sees. */
final class ProbeLoader extends ClassLoader {

  ProbeLoader(@Nullable ClassLoader parent) {
    super("orca-probe", parent);
  }

  /** Loads a class of this package anew, in this loader. */
  Class<?> load(Class<?> ours) throws IOException {
    String file = ours.getSimpleName() + ".class";
    try (InputStream in = ours.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException(file + " is missing in the jar of Orca");
      }
      byte[] bytes = in.readAllBytes();
      return defineClass(ours.getName(), bytes, 0, bytes.length);
    }
  }
}
