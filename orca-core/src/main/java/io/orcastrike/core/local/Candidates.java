package io.orcastrike.core.local;

import io.orcastrike.api.LoadTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the load tests in the main file of a test by reading class files; no class is loaded.
 *
 * <p>Used by one thread at a time.
 */
final class Candidates {
  private static final String LOAD_TEST = LoadTest.class.getName();
  private static final String DECLARATION = "META-INF/services/" + LOAD_TEST;
  private static final int MOST_DECLARED = 1_000;
  private static final long MOST_SCANNED_BYTES = 1L << 30;
  private static final int MOST_GENERATIONS = 100;

  private final Containers containers;
  private final Map<String, byte[]> compiled;
  private final ClassLoader host;
  private final Map<String, Kin> known = new HashMap<>(Map.of(LOAD_TEST, Kin.TEST));
  private long scanned;

  /** What a class descends from. */
  private enum Kin {
    TEST,
    OTHER,
    /** An ancestor is nowhere, so that the class cannot be loaded. */
    ORPHAN
  }

  Candidates(Containers containers, Map<String, byte[]> compiled, ClassLoader host) {
    this.containers = containers;
    this.compiled = compiled;
    this.host = host;
  }

  /** Names the tests that the main file declares. */
  List<String> declared() throws IOException {
    Content content = compiled.isEmpty() ? main().find(DECLARATION) : null;
    if (content == null) {
      return List.of();
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(content.open(), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .distinct()
          .limit(MOST_DECLARED)
          .toList();
    }
  }

  /** Names all classes in the main file, sorted. */
  List<String> classes() {
    List<String> names = new ArrayList<>(compiled.keySet());
    if (compiled.isEmpty()) {
      main()
          .forEachName(
              name -> {
                if (name.endsWith(".class") && !name.startsWith("META-INF/")) {
                  names.add(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
                }
              });
    }
    names.removeIf(name -> TestClassLoader.isShared(name) || name.endsWith("-info"));
    names.sort(null);
    return names;
  }

  /**
   * Names the load tests in the main file that can be made, sorted.
   *
   * @throws BadFileException if there is too much to read
   */
  List<String> tests() throws IOException {
    List<String> tests = new ArrayList<>();
    for (String name : classes()) {
      ClassHeader header = header(name);
      if (header != null && header.canBeMade() && kin(header, 0) == Kin.TEST) {
        tests.add(name);
      }
    }
    return tests;
  }

  private Container main() {
    return containers.all().getFirst();
  }

  private Kin kin(ClassHeader header, int generation) throws IOException {
    Kin kin = Kin.OTHER;
    for (String ancestor : header.ancestors()) {
      Kin its = kin(ancestor, generation);
      if (its == Kin.ORPHAN) {
        return its;
      }
      kin = its == Kin.TEST ? its : kin;
    }
    return kin;
  }

  private Kin kin(String name, int generation) throws IOException {
    Kin before = known.get(name);
    if (before != null) {
      return before;
    }
    known.put(name, Kin.ORPHAN); // a class that descends from itself
    Kin kin = find(name, generation + 1);
    known.put(name, kin);
    return kin;
  }

  private Kin find(String name, int generation) throws IOException {
    if (generation > MOST_GENERATIONS) {
      return Kin.ORPHAN;
    }
    String file = name.replace('.', '/') + ".class";
    if (ClassLoader.getPlatformClassLoader().getResource(file) != null) {
      return Kin.OTHER;
    }
    if (TestClassLoader.isShared(name)) {
      return shared(name);
    }
    ClassHeader header = header(name);
    return header == null ? Kin.ORPHAN : kin(header, generation);
  }

  private Kin shared(String name) {
    try {
      return LoadTest.class.isAssignableFrom(host.loadClass(name)) ? Kin.TEST : Kin.OTHER;
    } catch (ClassNotFoundException e) {
      return Kin.ORPHAN;
    }
  }

  /** Returns the header of a class; null: there is none, or it is no class file. */
  private @Nullable ClassHeader header(String name) throws IOException {
    byte[] bytes = compiled.get(name);
    if (bytes == null) {
      Content content = containers.find(name.replace('.', '/') + ".class");
      if (content == null) {
        return null;
      }
      bytes = content.classBytes();
      scanned += bytes.length;
      if (scanned > MOST_SCANNED_BYTES) {
        throw BadFileException.absurd(
            "the classes of a test must have at most %,d bytes, have more"
                .formatted(MOST_SCANNED_BYTES),
            main().path());
      }
    }
    try {
      ClassHeader header = ClassHeader.of(bytes);
      return header.name().equals(name) ? header : null;
    } catch (IOException e) {
      return null; // no class file, so no candidate
    }
  }
}
