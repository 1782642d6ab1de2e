package io.orcastrike.core.local;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/**
 * Opens {@code jar:} URLs as the JDK does, but without its cache: that keeps each jar open for as
 * long as the process lives.
 */
final class JarUrls extends URLStreamHandler {

  @Override
  protected URLConnection openConnection(URL url) throws IOException {
    URLConnection connection = URI.create(url.toExternalForm()).toURL().openConnection();
    connection.setUseCaches(false);
    return connection;
  }
}
