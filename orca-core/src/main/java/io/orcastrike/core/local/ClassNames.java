package io.orcastrike.core.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Lists the classes of a jar or a folder without loading them. */
final class ClassNames {
  // In the constant pool of every class that declares plan(Parameters) or names LoadTest.
  private static final String MARK = "io/orcastrike/api/";

  private ClassNames() {}

  /** Names all classes, sorted. */
  static List<String> all(Path jarOrFolder) throws IOException {
    return of(jarOrFolder, content -> true);
  }

  /** Names the classes that speak of Orca's API, sorted: reading is much cheaper than loading. */
  static List<String> speakingOfOrca(Path jarOrFolder) throws IOException {
    return of(jarOrFolder, ClassNames::hasMark);
  }

  private static List<String> of(Path jarOrFolder, Predicate<byte[]> wanted) throws IOException {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(jarOrFolder)) {
      fromFolder(jarOrFolder, wanted, names);
    } else {
      fromJar(jarOrFolder, wanted, names);
    }
    names.removeIf(name -> TestClassLoader.isShared(name) || name.endsWith("-info"));
    names.sort(null);
    return names;
  }

  private static void fromFolder(Path folder, Predicate<byte[]> wanted, List<String> names)
      throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (isClass(name) && wanted.test(Files.readAllBytes(file))) {
          names.add(className(name));
        }
      }
    }
  }

  private static void fromJar(Path file, Predicate<byte[]> wanted, List<String> names)
      throws IOException {
    try (JarFile jar = new JarFile(file.toFile(), false)) {
      for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        if (isClass(entry.getName()) && wanted.test(content(jar, entry))) {
          names.add(className(entry.getName()));
        }
      }
    }
  }

  private static byte[] content(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private static boolean isClass(String name) {
    return name.endsWith(".class") && !name.startsWith("META-INF/");
  }

  private static String className(String entry) {
    return entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
  }

  private static boolean hasMark(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1).contains(MARK);
  }
}
