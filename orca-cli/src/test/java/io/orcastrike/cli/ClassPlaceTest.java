package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

class ClassPlaceTest {
  @TempDir Path folder;

  @Test
  void isAJarOrAFolder() {
    assertThat(ClassPlace.of(Logger.class))
        .isRegularFile()
        .hasExtension("jar")
        .asString()
        .contains("slf4j-api");
    assertThat(ClassPlace.of(ClassPlace.class)).isDirectory().endsWith(Path.of("target/classes"));
  }

  @Test
  void mayHaveABlankAndAPercentSignInItsName() throws Exception {
    Path place = Files.createDirectories(folder.resolve("a 100 % place!"));
    Path jar = Files.copy(ClassPlace.of(Logger.class), place.resolve("some api.jar"));
    try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      assertThat(ClassPlace.of(loader.loadClass(Logger.class.getName()))).isEqualTo(jar);
    }
  }
}
