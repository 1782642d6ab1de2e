package io.orcastrike.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The jar or folder that a class was read from. Its code source does not tell: with an archive of
 * classes that names where the jars were when the archive was made, and the installation may have
 * been moved since.
 */
final class ClassPlace {
  private ClassPlace() {}

  static Path of(Class<?> type) {
    String file = type.getName().replace('.', '/') + ".class";
    URL found = Objects.requireNonNull(type.getResource("/" + file), file);
    String place = found.toString().substring(0, found.toString().length() - file.length());
    try {
      // jar:file:/lib/orca-api.jar!/ or file:/orca-api/target/classes/
      return Path.of(new URI(place.replaceFirst("^jar:", "").replaceFirst("!/$", "")));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a file of the class path has an odd name", e);
    }
  }
}
