package io.orcastrike.core.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestFilesTest {
  private static final String SHOP = Compiled.test("public class Shop implements LoadTest", "");

  @TempDir Path folder;

  @Test
  void findsTheOnlyTest() throws Exception {
    try (LoadedTest loaded = open(Map.of("Shop.java", SHOP, "Other.java", "class Other {}"))) {
      assertThat(loaded.test().getClass().getName()).isEqualTo("Shop");
      assertThat(loaded.test().getClass().getClassLoader()).isSameAs(loaded.classLoader());
    }
  }

  @Test
  void findsATestThatInheritsEverything() throws Exception {
    String base = Compiled.test("public abstract class Base implements LoadTest", "");
    String only = "public class Only extends Base {}";
    try (LoadedTest loaded = open(Map.of("Base.java", base, "Only.java", only))) {
      assertThat(loaded.test().getClass().getName()).isEqualTo("Only");
    }
  }

  @Test
  void eachOpeningHasItsOwnClasses() throws Exception {
    TestFiles files = files(Map.of("Shop.java", SHOP), Optional.empty());
    try (LoadedTest one = files.open();
        LoadedTest other = files.open()) {
      assertThat(one.test().getClass()).isNotSameAs(other.test().getClass());
    }
  }

  @Test
  void seesTheApiAndNothingElseOfTheHost() throws Exception {
    try (LoadedTest loaded = open(Map.of("Shop.java", SHOP))) {
      ClassLoader loader = loaded.classLoader();
      assertThat(loader.loadClass("io.orcastrike.api.Plan")).isSameAs(io.orcastrike.api.Plan.class);
      assertThat(loader.loadClass("org.slf4j.Logger")).isSameAs(org.slf4j.Logger.class);
      for (String hidden :
          List.of(
              "io.orcastrike.spi.TestLoader",
              "com.fasterxml.jackson.databind.ObjectMapper",
              "org.HdrHistogram.Histogram")) {
        assertThatThrownBy(() -> loader.loadClass(hidden))
            .isInstanceOf(ClassNotFoundException.class);
      }
    }
  }

  @Test
  void theLockFollowsTheContent() throws Exception {
    TestFiles files = files(Map.of("Shop.java", SHOP), Optional.empty());
    String before = lock(files);
    Files.writeString(files.main().resolve("users.csv"), "name\nada\n");
    String with = lock(files);
    Files.writeString(files.main().resolve("users.csv"), "name\neva\n");
    assertThat(List.of(before, with, lock(files)))
        .doesNotHaveDuplicates()
        .allMatch(hex -> hex.length() == 64);
  }

  @Test
  void namesTheCandidatesWhenThereAreSeveral() throws Exception {
    String cart = SHOP.replace("Shop", "Cart");
    refused(Map.of("Shop.java", SHOP, "Cart.java", cart), "")
        .hasMessageContaining("there are 2 load tests, and none was named")
        .hasMessageContaining("Cart, Shop")
        .hasMessageContaining("#Cart");
    try (LoadedTest loaded =
        files(Map.of("Shop.java", SHOP, "Cart.java", cart), Optional.of("Cart")).open()) {
      assertThat(loaded.test().getClass().getName()).isEqualTo("Cart");
    }
  }

  @Test
  void namesTheCandidatesWhenTheClassIsNotThere() throws Exception {
    refused(Map.of("Shop.java", SHOP), "Shpo")
        .hasMessageContaining("there is no class Shpo")
        .hasMessageContaining("the load tests there are Shop")
        .hasMessageContaining("try: orca check");
  }

  @Test
  void refusesAClassThatIsNoLoadTest() throws Exception {
    refused(Map.of("Other.java", "public class Other {}"), "")
        .hasMessageContaining("its only class is no load test");
    refused(Map.of("Other.java", "public class Other {}", "Shop.java", SHOP), "Other")
        .hasMessageContaining("class Other is no load test")
        .hasMessageContaining("does not implement io.orcastrike.api.LoadTest")
        .hasMessageContaining("Shop");
  }

  @Test
  void refusesAClassThatCannotBeMade() throws Exception {
    String hidden = Compiled.test("class Hidden implements LoadTest", "");
    refused(Map.of("Hidden.java", hidden), "Hidden")
        .hasMessageContaining("class Hidden cannot be made from outside")
        .hasMessageContaining("not public");
    String picky =
        Compiled.test("public class Picky implements LoadTest", "public Picky(int i) {}");
    refused(Map.of("Picky.java", picky), "")
        .hasMessageContaining("class Picky has no public constructor without parameters")
        .hasMessageContaining("add \"public Picky() {}\"");
  }

  @Test
  void saysWhereAConstructorThrew() throws Exception {
    String broken =
        Compiled.test(
            "public class Broken implements LoadTest",
            "public Broken() { throw new IllegalStateException(\"no target\"); }");
    refused(Map.of("Broken.java", broken), "")
        .hasMessageContaining("the constructor of Broken threw")
        .hasMessageContaining("no target (Broken.java:3)");
  }

  @Test
  void saysWhenALibraryIsMissing() throws Exception {
    String needs =
        Compiled.test("public class Needs implements LoadTest", "final Lib lib = new Lib();");
    TestFiles files =
        files(Map.of("Needs.java", needs, "Lib.java", "class Lib {}"), Optional.of("Needs"));
    Files.delete(files.main().resolve("Lib.class"));
    assertThatThrownBy(files::open)
        .isInstanceOf(TestNotFoundException.class)
        .hasMessageContaining("Lib");
  }

  @Test
  void refusesAFolderWithoutClasses() {
    assertThatThrownBy(TestFiles.of(List.of(folder), Optional.empty())::open)
        .isInstanceOf(TestNotFoundException.class)
        .hasMessageContaining("there is no class in this folder");
  }

  @Test
  void opensClassesThatLieInNoFile() throws Exception {
    TestFiles onDisk = files(Map.of("Shop.java", SHOP), Optional.empty());
    byte[] bytes = Files.readAllBytes(onDisk.main().resolve("Shop.class"));
    Path source = Files.writeString(folder.resolve("Shop.java"), SHOP);
    TestFiles files =
        TestFiles.compiled(source, Map.of("Shop", bytes), List.of(), Optional.empty());
    try (LoadedTest loaded = files.open()) {
      assertThat(loaded.test().getClass().getName()).isEqualTo("Shop");
      assertThat(files.find("any").lock())
          .singleElement()
          .satisfies(file -> assertThat(file.name()).isEqualTo("Shop.java"));
    }
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(
      Map<String, String> sources, String className) throws IOException {
    Optional<String> name = className.isEmpty() ? Optional.empty() : Optional.of(className);
    return assertThatThrownBy(files(sources, name)::open).isInstanceOf(TestNotFoundException.class);
  }

  private LoadedTest open(Map<String, String> sources) throws Exception {
    return files(sources, Optional.empty()).open();
  }

  private TestFiles files(Map<String, String> sources, Optional<String> name) throws IOException {
    return TestFiles.of(List.of(Compiled.folder(folder, sources)), name);
  }

  private static String lock(TestFiles files) throws Exception {
    return files.find("any").lock().get(0).sha256();
  }
}
