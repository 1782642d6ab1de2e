package io.orcastrike.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder with a pom, compiled by Maven when something in it has changed. */
final class MavenModule {
  private static final Pattern MODULE = Pattern.compile("<module>\\s*([^<]+?)\\s*</module>");
  private static final String FINGERPRINT_FILE = "target/orca/fingerprint";

  private final Console console;
  private final Path folder;

  MavenModule(Console console, Path folder) {
    this.console = console;
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Returns the module's classes, then what they need. */
  List<Path> classPath() throws Problem, InterruptedException {
    try {
      List<Path> known = knownClassPath();
      if (known.isEmpty() || !isFresh(known)) {
        new Maven(console).compile(root(), folder);
        known = knownClassPath();
        Files.writeString(folder.resolve(FINGERPRINT_FILE), fingerprint(known));
      }
      if (!Files.isDirectory(classes())) {
        throw Problem.of(
            "this module has no classes",
            folder,
            "its sources are not in src/main/java, or it is a folder of modules",
            "orca run <the module with the test>");
      }
      return known;
    } catch (IOException | UncheckedIOException e) {
      throw Problem.of(
          "the module cannot be read: " + e.getMessage(), folder, "its rights", "ls -l " + folder);
    }
  }

  private List<Path> knownClassPath() throws IOException {
    Path file = folder.resolve(Maven.CLASS_PATH_FILE);
    if (!Files.exists(file)) {
      return List.of();
    }
    Set<Path> entries = new LinkedHashSet<>(List.of(classes()));
    for (Path entry : read(file)) {
      if (!isOfModule(entry) || Files.exists(entry)) { // a module need not have classes
        entries.add(entry);
      }
    }
    return List.copyOf(entries);
  }

  static List<Path> read(Path classPathFile) throws IOException {
    List<Path> entries = new ArrayList<>();
    for (String entry : Files.readString(classPathFile).strip().split(File.pathSeparator, -1)) {
      if (!entry.isEmpty()) {
        entries.add(Path.of(entry));
      }
    }
    return entries;
  }

  private boolean isFresh(List<Path> classPath) throws IOException {
    Path file = folder.resolve(FINGERPRINT_FILE);
    return Files.exists(file)
        && classPath.stream().allMatch(Files::exists)
        && Files.readString(file).equals(fingerprint(classPath));
  }

  /** Names, sizes and times of all that the classes are made from, neighbouring modules too. */
  private String fingerprint(List<Path> classPath) throws IOException {
    Fingerprint print = new Fingerprint();
    for (Path pom = folder;
        pom != null && Files.exists(pom.resolve("pom.xml"));
        pom = pom.getParent()) {
      print.add(pom.resolve("pom.xml"));
    }
    for (Path entry : classPath) {
      if (isOfModule(entry)) {
        Path module = entry.resolve("../..").normalize();
        print.add(module.resolve("pom.xml"));
        print.addAll(module.resolve("src/main"));
      }
    }
    return print.text();
  }

  /** The topmost folder of the modules that this one is built with. */
  private Path root() throws IOException {
    Path root = folder;
    for (Path above = folder.getParent(); above != null; above = above.getParent()) {
      Path pom = above.resolve("pom.xml");
      if (!Files.exists(pom) || !lists(pom, root)) {
        return root;
      }
      root = above;
    }
    return root;
  }

  private static boolean lists(Path pom, Path module) throws IOException {
    Matcher modules = MODULE.matcher(Files.readString(pom));
    while (modules.find()) {
      if (pom.resolveSibling(modules.group(1)).normalize().equals(module)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfModule(Path entry) {
    return entry.endsWith(Path.of("target", "classes"));
  }

  private Path classes() {
    return folder.resolve("target/classes");
  }
}
