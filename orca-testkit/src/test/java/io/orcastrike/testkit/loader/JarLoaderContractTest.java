package io.orcastrike.testkit.loader;

import io.orcastrike.core.local.JarLoader;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.testkit.OfferedTest;
import io.orcastrike.testkit.TestLoaderContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class JarLoaderContractTest extends TestLoaderContract {
  @TempDir Path folder;

  @Override
  protected TestLoader loader() {
    return new JarLoader();
  }

  @Override
  protected String offer(OfferedTest test) throws IOException {
    Path library = folder.resolve("library.jar");
    Files.copy(test.library(), library, StandardCopyOption.REPLACE_EXISTING);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "library.jar");
    Path jar = folder.resolve("offered.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        Stream<Path> files = Files.list(test.classes())) {
      for (Path file : files.sorted().toList()) {
        out.putNextEntry(new JarEntry(file.getFileName().toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    return jar.toString();
  }

  @Override
  protected String unknown() {
    return folder.resolve("gone.jar").toString();
  }
}
