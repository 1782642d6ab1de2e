package io.orcastrike.core.local;

import java.io.Closeable;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * A jar or a folder of a test, while it is open.
 *
 * <p>Safe for use by many threads.
 */
sealed interface Container extends Closeable permits JarContainer, FolderContainer {

  /** Opens a jar, or a folder with all its files as they are now. */
  static Container open(Path jarOrFolder) throws IOException {
    return Files.isDirectory(jarOrFolder)
        ? FolderContainer.of(jarOrFolder)
        : JarContainer.open(jarOrFolder);
  }

  Path path();

  /** Returns where its classes say they come from. */
  URL location();

  /** Names all files, with slashes. */
  void forEachName(Consumer<String> action);

  /** Returns a file or folder; null: there is none. */
  @Nullable Content find(String name) throws IOException;

  /** Returns the manifest; null: there is none. */
  @Nullable Manifest manifest() throws IOException;
}
