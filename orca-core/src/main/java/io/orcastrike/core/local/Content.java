package io.orcastrike.core.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.security.CodeSigner;
import org.jspecify.annotations.Nullable;

/** A file in a container. */
interface Content {
  /** Returns what it is in. */
  Container container();

  /** Returns its name, with slashes. */
  String name();

  /** Returns where it can be read while its container is not removed. */
  URL url();

  /** Opens it; it ends with its container. */
  InputStream open() throws IOException;

  /** Returns who signed it, known once it was read to its end; null: nobody. */
  default CodeSigner @Nullable [] signers() {
    return null;
  }

  /**
   * Reads a class file.
   *
   * @throws BadFileException if it is absurdly large, or not what was signed
   */
  default byte[] classBytes() throws IOException {
    try (InputStream in = open()) {
      byte[] bytes = in.readNBytes(JarLimits.MOST_CLASS_BYTES + 1);
      if (bytes.length > JarLimits.MOST_CLASS_BYTES) {
        throw JarLimits.tooLarge(container().path(), name(), bytes.length);
      }
      return bytes;
    } catch (SecurityException e) {
      throw BadFileException.signature(container().path(), e);
    }
  }
}
