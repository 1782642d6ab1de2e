package io.orcastrike.core.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.api.LoadTest;
import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandidatesTest {
  private static final String DECLARATION = "META-INF/services/io.orcastrike.api.LoadTest";
  private static final String SHOP = test("Shop");

  @TempDir Path folder;

  private static String test(String name) {
    return Compiled.test("public class %s implements LoadTest".formatted(name), "");
  }

  @Test
  void takesTheDeclaredOneOfMany() throws Exception {
    Path classes = Compiled.folder(folder, Map.of("Shop.java", SHOP, "Cart.java", test("Cart")));
    assertThatThrownBy(() -> open(classes)).hasMessageContaining("there are 2 load tests");
    Files.createDirectories(classes.resolve(DECLARATION).getParent());
    Files.writeString(classes.resolve(DECLARATION), "# the one\n\n Cart # not Shop\n");
    try (LoadedTest test = open(classes)) {
      assertThat(test.test().getClass().getName()).isEqualTo("Cart");
    }
    Files.writeString(classes.resolve(DECLARATION), "Gone\n");
    assertThatThrownBy(() -> open(classes))
        .hasMessageContaining("there is no class Gone")
        .hasMessageContaining("the load tests there are Cart, Shop");
  }

  @Test
  void findsATestWhoseAncestorsAreInOtherFiles() throws Exception {
    Path all =
        Compiled.folder(
            folder,
            Map.of(
                "lib/Speaks.java",
                "package lib; public interface Speaks extends io.orcastrike.api.LoadTest {}",
                "lib/Base.java",
                "package lib; " + Compiled.test("public abstract class Base implements Speaks", ""),
                "Only.java",
                "public class Only extends lib.Base {}"));
    Path main = Files.createDirectory(folder.resolve("main"));
    Files.move(all.resolve("Only.class"), main.resolve("Only.class"));
    try (LoadedTest test = open(main, all)) {
      assertThat(test.test().getClass().getName()).isEqualTo("Only");
    }
    Files.delete(all.resolve("lib/Speaks.class"));
    assertThatThrownBy(() -> open(main, all))
        .hasMessageContaining("its only class is no load test");
  }

  @Test
  void takesNestedClassesForWhatTheyAre() throws Exception {
    String nested =
        "import io.orcastrike.api.*; public class Outer { protected static class A %1$s"
            + " private static class B %1$s public static class C %1$s public interface D extends"
            + " LoadTest {} }";
    String body = "implements LoadTest { public Plan plan(Parameters p) { return null; } }";
    Path classes = Compiled.folder(folder, Map.of("Outer.java", nested.formatted(body)));
    try (LoadedTest test = open(classes)) {
      assertThat(test.test().getClass().getName()).isEqualTo("Outer$C");
    }
  }

  @Test
  void loadsNoCandidate() throws Exception {
    Path classes = Compiled.folder(folder, Map.of("Shop.java", SHOP, "Cart.java", test("Cart")));
    ClassLoader host = LoadTest.class.getClassLoader();
    Containers containers = new Containers(List.of(Container.open(classes)));
    try (TestClassLoader loader =
        new TestClassLoader(containers, Map.of(), classes.toUri().toURL(), host)) {
      assertThat(new Candidates(containers, Map.of(), host).tests())
          .containsExactly("Cart", "Shop");
      Method loaded = ClassLoader.class.getDeclaredMethod("findLoadedClass", String.class);
      loaded.setAccessible(true);
      assertThat(loaded.invoke(loader, "Shop")).isNull();
      loader.loadClass("Shop");
      assertThat(loaded.invoke(loader, "Shop")).isNotNull();
    }
  }

  @Test
  void namesBothJavasOfAClassForANewerOne() throws Exception {
    Path classes = Compiled.folder(folder, Map.of("Shop.java", SHOP));
    int newer = Runtime.version().feature() + 1;
    changeVersion(classes.resolve("Shop.class"), newer + 44);
    assertThatThrownBy(() -> open(classes))
        .isInstanceOf(TestNotFoundException.class)
        .hasMessageContaining(
            "Shop is compiled for Java %d, this is %d".formatted(newer, newer - 1))
        .hasMessageContaining("compile with --release 21");
  }

  @Test
  void readsTheHeadersOfItsOwnClasses() throws Exception {
    for (Class<?> type :
        List.of(Candidates.class, ClassHeader.class, Container.class, TestFiles.class)) {
      String file = type.getName().replaceFirst(".*\\.", "") + ".class";
      byte[] bytes = type.getResourceAsStream(file).readAllBytes();
      ClassHeader header = ClassHeader.of(bytes);
      assertThat(header.name()).isEqualTo(type.getName());
      int seen = java.lang.reflect.Modifier.PUBLIC | java.lang.reflect.Modifier.ABSTRACT;
      assertThat(header.modifiers() & seen).isEqualTo(type.getModifiers() & seen);
      for (int cut = 0; cut < bytes.length; cut += 7) {
        byte[] part = java.util.Arrays.copyOf(bytes, cut);
        assertThatThrownBy(() -> ClassHeader.of(part)).isInstanceOf(IOException.class);
      }
    }
  }

  private static void changeVersion(Path file, int version) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[6] = (byte) (version >> 8);
    bytes[7] = (byte) version;
    Files.write(file, bytes);
  }

  private static LoadedTest open(Path... files) throws Exception {
    return TestFiles.of(List.of(files), Optional.empty()).open();
  }
}
