package io.orcastrike.core.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of a test: the files it was locked with, and no others that came since. */
final class FolderContainer implements Container {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  private final Path path;
  private final URL location;
  private final Map<String, Path> files = new HashMap<>();
  private final Map<String, Path> folders = new HashMap<>();

  private FolderContainer(Path path, List<Path> files) throws IOException {
    this.path = path;
    this.location = path.toUri().toURL();
    for (Path file : files) {
      this.files.put(name(file), file);
      Path above = file.getParent();
      while (above != null && !above.equals(path)) {
        folders.put(name(above), above);
        above = above.getParent();
      }
    }
    folders.put("", path);
  }

  /** Returns a folder with all files below it that the lock of a folder covers. */
  static FolderContainer of(Path path) throws IOException {
    try (Stream<Path> below = Files.walk(path)) {
      List<Path> files =
          below.filter(Files::isRegularFile).limit(JarLimits.MOST_ENTRIES + 1L).toList();
      if (files.size() > JarLimits.MOST_ENTRIES) {
        throw new BadFileException(
            "a folder of a test must have at most %,d files, has more"
                .formatted(JarLimits.MOST_ENTRIES),
            path,
            "a folder that is not the test's",
            "ls " + path);
      }
      return new FolderContainer(path, files);
    }
  }

  /** Returns a folder with some of its files. */
  static FolderContainer of(Path path, List<Path> files) throws IOException {
    return new FolderContainer(path, files);
  }

  private String name(Path file) {
    return path.relativize(file).toString().replace('\\', '/');
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public URL location() {
    return location;
  }

  @Override
  public void forEachName(Consumer<String> action) {
    new TreeSet<>(files.keySet()).forEach(action);
  }

  @Override
  public @Nullable Content find(String name) {
    Path file = files.get(name);
    if (file == null) {
      file = folders.get(name.endsWith("/") ? name.substring(0, name.length() - 1) : name);
    }
    return file == null ? null : new Entry(this, name, file);
  }

  @Override
  public @Nullable Manifest manifest() throws IOException {
    Path file = files.get(MANIFEST);
    if (file == null) {
      return null;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new Manifest(in);
    }
  }

  @Override
  public void close() {
    // a folder is not kept open
  }

  private record Entry(FolderContainer container, String name, Path file) implements Content {
    @Override
    public URL url() {
      try {
        return file.toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalStateException("every path has a URL: " + file, e);
      }
    }

    /** A folder reads as the names in it, as the JDK's file URLs do. */
    @Override
    public InputStream open() throws IOException {
      if (!Files.isDirectory(file)) {
        return Files.newInputStream(file);
      }
      StringBuilder names = new StringBuilder();
      try (Stream<Path> all = Files.list(file)) {
        all.sorted().forEach(each -> names.append(each.getFileName()).append('\n'));
      }
      return new ByteArrayInputStream(names.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
