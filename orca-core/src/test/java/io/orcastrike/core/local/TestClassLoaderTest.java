package io.orcastrike.core.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.api.LoadTest;
import io.orcastrike.api.Plan;
import io.orcastrike.spi.LoadedTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestClassLoaderTest {
  private static final String SHOP =
      "package shop; " + Compiled.test("public class Shop implements LoadTest", "");

  @TempDir Path folder;

  @Test
  void findsResourcesInEachJarInTheOrderOfTheClassPath() throws Exception {
    Path main = shop().with("a b/ü#%.txt", "main").with("both.txt", "1").write(jar("main"));
    Path lib = new Jar().with("both.txt", "2").with("only/lib.txt", "lib").write(jar("lib"));
    try (LoadedTest test = open(main, lib)) {
      ClassLoader loader = test.classLoader();
      assertThat(text(loader.getResource("a b/ü#%.txt"))).isEqualTo("main");
      assertThat(text(loader.getResourceAsStream("only/lib.txt"))).isEqualTo("lib");
      List<String> both = new ArrayList<>();
      for (URL url : Collections.list(loader.getResources("both.txt"))) {
        both.add(text(url));
      }
      assertThat(both).containsExactly("1", "2");
      assertThat(loader.getResource("only")).isNull();
      assertThat(loader.getResource("gone.txt")).isNull();
      assertThat(loader.getResourceAsStream("gone/gone.txt")).isNull();
    }
  }

  @Test
  void frameworksFindTheJarOfAResource() throws Exception {
    Path main = shop().with("x.txt", "x").write(jar("with blank"));
    try (LoadedTest test = open(main)) {
      URL url = test.classLoader().getResource("x.txt");
      assertThat(url.toString()).isEqualTo("jar:" + main.toUri().toURL() + "!/x.txt");
      JarURLConnection connection = (JarURLConnection) url.openConnection();
      assertThat(connection.getUseCaches()).isFalse();
      assertThat(connection.getJarFileURL()).isEqualTo(main.toUri().toURL());
      connection.getJarFile().close();
      assertThat(text(test.classLoader().getResourceAsStream("x.txt"))).isEqualTo("x");
    }
  }

  @Test
  void findsServicesOfTheTestsOwnJars() throws Exception {
    Path lib =
        new Jar()
            .with(
                "",
                Compiled.folder(
                    folder,
                    Map.of(
                        "lib/Given.java",
                        "package lib; public class Given implements"
                            + " java.util.function.Supplier<String>"
                            + " { public String get() { return \"served\"; } }")))
            .with("META-INF/services/java.util.function.Supplier", "lib.Given\n")
            .write(jar("lib"));
    try (LoadedTest test = open(shop().write(jar("main")), lib)) {
      assertThat(ServiceLoader.load(Supplier.class, test.classLoader()))
          .singleElement()
          .satisfies(given -> assertThat(given.get()).isEqualTo("served"));
    }
  }

  @Test
  void seesNoResourceOfTheHost() throws Exception {
    ClassLoader host = getClass().getClassLoader();
    try (LoadedTest test = open(shop().write(jar("main")))) {
      for (String resource :
          List.of(
              "META-INF/services/com.fasterxml.jackson.core.JsonFactory",
              "com/fasterxml/jackson/databind/ObjectMapper.class",
              "io/orcastrike/core/Orca.class",
              "io/orcastrike/core/local/TestClassLoaderTest.class")) {
        assertThat(host.getResource(resource)).as(resource).isNotNull();
        assertThat(test.classLoader().getResource(resource)).as(resource).isNull();
        assertThat(test.classLoader().getResourceAsStream(resource)).as(resource).isNull();
        assertThat(test.classLoader().getResources(resource).hasMoreElements()).isFalse();
      }
    }
  }

  @Test
  void sharesTheApiEvenWithAJarThatHoldsItsOwn() throws Exception {
    Jar fat = shop();
    for (Class<?> type : List.of(LoadTest.class, Plan.class, org.slf4j.Logger.class)) {
      String name = type.getName().replace('.', '/') + ".class";
      try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
        fat.with(name, in.readAllBytes());
      }
    }
    Path bridge =
        Compiled.folder(
            folder,
            Map.of("org/slf4j/bridge/Own.java", "package org.slf4j.bridge; public class Own {}"));
    try (LoadedTest test = open(fat.with("", bridge).write(jar("fat")))) {
      ClassLoader loader = test.classLoader();
      assertThat(loader.loadClass(Plan.class.getName())).isSameAs(Plan.class);
      assertThat(loader.loadClass("org.slf4j.Logger")).isSameAs(org.slf4j.Logger.class);
      assertThat(loader.loadClass("org.slf4j.bridge.Own").getClassLoader()).isSameAs(loader);
    }
  }

  @Test
  void loadsNothingThatOnlyAManifestNames() throws Exception {
    Path hidden = Compiled.folder(folder, Map.of("hid/Den.java", "package hid; class Den {}"));
    new Jar().with("", hidden).with("hidden.txt", "x").write(jar("hidden"));
    Path lib = new Jar().manifest("Class-Path", "hidden.jar").write(jar("lib"));
    try (LoadedTest test = open(shop().write(jar("main")), lib)) {
      assertThatThrownBy(() -> test.classLoader().loadClass("hid.Den"))
          .isInstanceOf(ClassNotFoundException.class);
      assertThat(test.classLoader().getResource("hidden.txt")).isNull();
    }
  }

  @Test
  void aJarTakesWhatItsManifestNamesIntoTheLock() throws Exception {
    Path hidden = Compiled.folder(folder, Map.of("hid/Den.java", "package hid; class Den {}"));
    new Jar().with("", hidden).write(jar("hidden"));
    Path main = shop().manifest("Class-Path", "hidden.jar gone.jar").write(jar("main"));
    var found = new JarLoader().find(main.toString());
    assertThat(found.lock()).extracting(file -> file.name()).contains("main.jar", "hidden.jar");
    try (LoadedTest test = found.open()) {
      assertThat(test.classLoader().loadClass("hid.Den")).isNotNull();
    }
  }

  @Test
  void servesOnlyTheFilesThatAFolderHadWhenOpened() throws Exception {
    Path classes = Compiled.folder(folder, Map.of("shop/Shop.java", SHOP));
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("secret.txt"), "x");
    Files.createSymbolicLink(classes.resolve("linked"), outside);
    try (LoadedTest test = open(classes)) {
      ClassLoader loader = test.classLoader();
      assertThat(loader.getResource("linked/secret.txt")).isNull();
      assertThat(loader.getResource("../outside/secret.txt")).isNull();
      assertThat(loader.getResource("shop")).isNotNull();
      Files.writeString(classes.resolve("late.txt"), "x");
      assertThat(loader.getResource("late.txt")).isNull();
    }
  }

  @Test
  void takesTheEntriesForThisJavaOfAMultiReleaseJar() throws Exception {
    Path old = value("1");
    Path now = value("2");
    Path never = value("3");
    Path lib =
        new Jar()
            .manifest("Multi-Release", "true")
            .with("", old)
            .with("META-INF/versions/9/", now)
            .with("META-INF/versions/9/only/new.txt", "new")
            .with("META-INF/versions/9999/", never)
            .write(jar("lib"));
    try (LoadedTest test = open(shop().write(jar("main")), lib)) {
      Class<?> type = test.classLoader().loadClass("lib.Value");
      assertThat(type.getField("IT").get(null)).isEqualTo("2");
      assertThat(text(test.classLoader().getResource("only/new.txt"))).isEqualTo("new");
    }
  }

  private Path value(String value) throws IOException {
    return Compiled.folder(
        folder,
        Map.of(
            "lib/Value.java",
            "package lib; public class Value { public static final Object IT = \"%s\"; }"
                .formatted(value)));
  }

  @Test
  void packagesAndSourcesAreThoseOfTheJar() throws Exception {
    Path lib =
        new Jar()
            .manifest("Implementation-Version", "4.2")
            .manifest("Sealed", "true")
            .with("", value("1"))
            .write(jar("lib"));
    Path intruder =
        Compiled.folder(folder, Map.of("lib/Other.java", "package lib; public class Other {}"));
    try (LoadedTest test = open(shop().write(jar("main")), lib, intruder)) {
      Class<?> type = test.classLoader().loadClass("lib.Value");
      assertThat(type.getPackage().getImplementationVersion()).isEqualTo("4.2");
      assertThat(type.getPackage().isSealed()).isTrue();
      assertThat(type.getProtectionDomain().getCodeSource().getLocation())
          .isEqualTo(lib.toUri().toURL());
      assertThatThrownBy(() -> test.classLoader().loadClass("lib.Other"))
          .isInstanceOf(SecurityException.class)
          .hasMessageContaining("package lib is sealed");
    }
  }

  @Test
  void takesHttpFromItsOwnFilesWhereTheHostHasNone() throws Exception {
    Path http =
        Compiled.folder(
            folder,
            Map.of(
                "io/orcastrike/http/Own.java",
                "package io.orcastrike.http; public class Own {}",
                "io/orcastrike/api/Own.java",
                "package io.orcastrike.api; public class Own {}"));
    try (LoadedTest test = open(shop().with("", http).write(jar("fat")))) {
      ClassLoader loader = test.classLoader();
      assertThat(loader.loadClass("io.orcastrike.http.Own").getClassLoader()).isSameAs(loader);
      assertThatThrownBy(() -> loader.loadClass("io.orcastrike.api.Own"))
          .isInstanceOf(ClassNotFoundException.class);
    }
  }

  @Test
  void closingClosesTheFiles() throws Exception {
    Path main = shop().with("x.txt", "x").write(jar("main"));
    Path lib = new Jar().with("", value("1")).write(jar("lib"));
    LoadedTest test = open(main, lib);
    InputStream in = test.classLoader().getResourceAsStream("x.txt");
    test.close();
    test.close();
    assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> test.classLoader().loadClass("lib.Value"))
        .isInstanceOf(ClassNotFoundException.class);
    assertThat(test.classLoader().getResource("x.txt")).isNull();
    assertThat(test.classLoader().loadClass("shop.Shop")).isSameAs(test.test().getClass());
  }

  @Test
  void manyThreadsLoadTheSameClass() throws Exception {
    Path lib = new Jar().with("", value("1")).write(jar("lib"));
    int threads = 16;
    try (LoadedTest test = open(shop().write(jar("main")), lib);
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      CyclicBarrier together = new CyclicBarrier(threads);
      Callable<Class<?>> load =
          () -> {
            together.await();
            return Class.forName("lib.Value", true, test.classLoader());
          };
      List<Class<?>> loaded = new ArrayList<>();
      for (Future<Class<?>> one : pool.invokeAll(Collections.nCopies(threads, load))) {
        loaded.add(one.get());
      }
      assertThat(loaded).hasSize(threads).containsOnly(loaded.get(0));
    }
  }

  private Jar shop() throws IOException {
    return new Jar().with("", Compiled.folder(folder, Map.of("shop/Shop.java", SHOP)));
  }

  private Path jar(String name) {
    return folder.resolve(name + ".jar");
  }

  private static LoadedTest open(Path... files) throws Exception {
    return TestFiles.of(List.of(files), Optional.empty()).open();
  }

  private static String text(URL url) throws IOException {
    return text(url.openStream());
  }

  private static String text(InputStream stream) throws IOException {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
