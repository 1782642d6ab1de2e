package io.orcastrike.core.local;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All jars and folders of a test in the order of its class path, with an index of who has something
 * in which folder, so that nobody else is asked.
 *
 * <p>Safe for use by many threads.
 */
final class Containers implements Closeable {
  private static final String VERSIONS = "META-INF/versions/";

  private final List<Container> all;
  private final Map<String, List<Container>> byFolder = new HashMap<>();
  private volatile boolean closed;

  /** Takes them over, to close them. */
  Containers(List<Container> all) {
    this.all = List.copyOf(all);
    for (Container container : this.all) {
      put("", container);
      container.forEachName(
          name -> {
            put(folder(name), container);
            if (name.startsWith(VERSIONS)) {
              put(folder(name.substring(name.indexOf('/', VERSIONS.length()) + 1)), container);
            }
          });
    }
  }

  /** Notes a container for a folder and all above it; who is noted there is noted above, too. */
  private void put(String folder, Container container) {
    for (String each = folder; ; each = folder(each)) {
      List<Container> known = byFolder.computeIfAbsent(each, key -> new ArrayList<>(1));
      if (!known.isEmpty() && known.getLast().equals(container)) {
        return;
      }
      known.add(container);
      if (each.isEmpty()) {
        return;
      }
    }
  }

  private static String folder(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  List<Container> all() {
    return all;
  }

  /** Returns the first file or folder of a name; null: there is none, or all is closed. */
  @Nullable Content find(String name) throws IOException {
    for (Container container : havingFolderOf(name)) {
      Content content = container.find(name);
      if (content != null) {
        return content;
      }
    }
    return null;
  }

  /** Returns all files and folders of a name. */
  List<Content> findAll(String name) throws IOException {
    List<Content> found = new ArrayList<>();
    for (Container container : havingFolderOf(name)) {
      Content content = container.find(name);
      if (content != null) {
        found.add(content);
      }
    }
    return found;
  }

  private List<Container> havingFolderOf(String name) {
    String bare = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    return closed ? List.of() : byFolder.getOrDefault(folder(bare), List.of());
  }

  @Override
  public void close() throws IOException {
    closed = true;
    IOException thrown = null;
    for (Container container : all) {
      try {
        container.close();
      } catch (IOException e) {
        thrown = e;
      }
    }
    if (thrown != null) {
      throw thrown;
    }
  }
}
