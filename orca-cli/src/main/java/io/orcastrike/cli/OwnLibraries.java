package io.orcastrike.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonFactory;
import io.orcastrike.api.LoadTest;
import io.orcastrike.http.Http;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What Orca has with it for tests that are one source file, so that they need not name it. */
final class OwnLibraries {
  /** How classes that use it name it. */
  private static final String HTTP = "io/orcastrike/http/";

  private OwnLibraries() {}

  /** Returns what a test may use of the host itself: the API and the logging facade. */
  static List<Path> ofHost() {
    return files(LoadTest.class, org.slf4j.Logger.class);
  }

  /** Returns orca-http and what it needs, which a test that uses it has with it. */
  static List<Path> http() {
    return files(Http.class, JsonFactory.class);
  }

  /** Tells whether compiled classes use orca-http. */
  static boolean useHttp(Collection<byte[]> classes) {
    return classes.stream().anyMatch(bytes -> new String(bytes, ISO_8859_1).contains(HTTP));
  }

  /** Tells whether a library that a source names is here anyway. */
  static boolean has(String coordinates) {
    return coordinates.startsWith("io.orcastrike:orca-api:")
        || coordinates.startsWith("io.orcastrike:orca-http:");
  }

  private static List<Path> files(Class<?>... types) {
    return Stream.of(types)
        .map(
            type -> {
              try {
                return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
              } catch (URISyntaxException e) {
                throw new IllegalStateException("a file of the class path has an odd name", e);
              }
            })
        .toList();
  }
}
