package io.orcastrike.elasticsearch.kibana;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is wrong with an import, said so that it can be mended. */
final class Trouble {
  private static final int MOST = 300;

  private Trouble() {}

  static IOException of(
      String what, Object where, String cause, String advice, @Nullable Throwable thrown) {
    return new IOException(
        "%s%n  where: %s%n  likely cause: %s%n  try: %s".formatted(what, where, cause, advice),
        thrown);
  }

  static IOException of(String what, Object where, String cause, String advice) {
    return of(what, where, cause, advice, null);
  }

  /** Returns the begin of a text from the network, in one line and without control characters. */
  static String quoted(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() > MOST ? line.substring(0, MOST) + "…" : line;
  }
}
