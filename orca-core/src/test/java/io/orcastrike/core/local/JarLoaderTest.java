package io.orcastrike.core.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarLoaderTest {
  private static final String SHOP =
      "package shop; " + Compiled.test("public class Shop implements LoadTest", "");

  @TempDir Path folder;

  @Test
  void opensTheTestOfAJar() throws Exception {
    Path jar = Compiled.jar(folder, Map.of("shop/Shop.java", SHOP));
    for (String test : new String[] {"" + jar, jar + "#shop.Shop", jar + ":shop.Shop"}) {
      FoundTest found = new JarLoader().find(test);
      assertThat(found.address()).isEqualTo(test);
      try (LoadedTest loaded = found.open()) {
        assertThat(loaded.test().getClass().getName()).isEqualTo("shop.Shop");
        assertThat(found.lock()).extracting(file -> file.name()).containsExactly("test.jar");
      }
    }
  }

  @Test
  void refusesAJarThatIsNone() throws Exception {
    Path file = Files.writeString(folder.resolve("no.jar"), "I am no jar.");
    assertThatThrownBy(() -> new JarLoader().load(file.toString()))
        .isInstanceOf(TestNotFoundException.class)
        .hasMessageContaining("this file is no jar")
        .hasMessageContaining("where: " + file)
        .hasMessageContaining("try: jar tf");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    Path file = folder.resolve("gone.jar");
    assertThatThrownBy(() -> new JarLoader().load(file.toString()))
        .isInstanceOf(TestNotFoundException.class)
        .hasMessageContaining("there is no such file")
        .hasMessageContaining("try: ls " + folder);
  }
}
