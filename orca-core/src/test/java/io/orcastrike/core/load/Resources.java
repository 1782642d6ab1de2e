package io.orcastrike.core.load;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A class loader with resources made up by a test. */
final class Resources extends ClassLoader {
  private final Map<String, byte[]> files = new TreeMap<>();

  Resources() {
    super(null);
  }

  Resources with(String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    byte[] bytes = files.get(name);
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }
}
