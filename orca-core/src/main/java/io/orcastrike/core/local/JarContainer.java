package io.orcastrike.core.local;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.util.Enumeration;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A jar of a test: of many releases in one, it shows the entries for this Java. */
final class JarContainer implements Container {
  private static final JarUrls URLS = new JarUrls();

  private final Path path;
  private final URL location;
  private final JarFile jar;

  private JarContainer(Path path, JarFile jar) throws IOException {
    this.path = path;
    this.location = path.toUri().toURL();
    this.jar = jar;
  }

  /**
   * Opens a jar.
   *
   * @throws BadFileException if it is none, or beyond the limits
   */
  static JarContainer open(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new FileNotFoundException("there is no file " + path.toAbsolutePath());
    }
    JarLimits.check(path);
    try {
      return new JarContainer(
          path, new JarFile(path.toFile(), true, ZipFile.OPEN_READ, JarFile.runtimeVersion()));
    } catch (ZipException e) {
      throw BadFileException.noJar(path, e);
    }
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
    for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
      JarEntry entry = all.nextElement();
      if (!entry.isDirectory()) {
        action.accept(entry.getName());
      }
    }
  }

  @Override
  public @Nullable Content find(String name) {
    JarEntry entry = jar.getJarEntry(name);
    return entry == null ? null : new Entry(entry);
  }

  @Override
  public @Nullable Manifest manifest() throws IOException {
    return jar.getManifest();
  }

  @Override
  public void close() throws IOException {
    jar.close();
  }

  private final class Entry implements Content {
    private final JarEntry entry;

    Entry(JarEntry entry) {
      this.entry = entry;
    }

    @Override
    public Container container() {
      return JarContainer.this;
    }

    @Override
    public String name() {
      return entry.getName();
    }

    @Override
    public URL url() {
      try {
        String escaped = new URI("file", "", "/" + entry.getRealName(), null).getRawPath();
        return URL.of(URI.create("jar:" + location + "!" + escaped), URLS);
      } catch (URISyntaxException | java.net.MalformedURLException e) {
        throw new IllegalStateException("every name can be escaped: " + entry.getName(), e);
      }
    }

    @Override
    public InputStream open() throws IOException {
      try {
        return jar.getInputStream(entry);
      } catch (SecurityException e) {
        throw BadFileException.signature(path, e);
      }
    }

    @Override
    public CodeSigner @Nullable [] signers() {
      return entry.getCodeSigners();
    }
  }
}
