package io.orcastrike.cli;

import java.nio.charset.Charset;
import java.util.Map;

/**
 * How text may look on a stream.
 *
 * @param terminal whether a person sees it as it comes, so that a block may be redrawn
 * @param color whether colours are shown
 * @param unicode whether the charset has every character
 */
record Look(boolean terminal, boolean color, boolean unicode) {
  static final Look PLAIN = new Look(false, false, false);

  static Look of(Map<String, String> environment, boolean isTerminal, Charset charset) {
    boolean plain = "true".equals(environment.get("CI")) || "dumb".equals(environment.get("TERM"));
    boolean terminal = isTerminal && !plain;
    boolean unicode = charset.name().startsWith("UTF");
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return new Look(terminal, false, unicode);
    }
    String forced = environment.getOrDefault("FORCE_COLOR", "");
    boolean force = !forced.isEmpty() && !forced.equals("0") && !forced.equals("false");
    return new Look(terminal, terminal || force, unicode);
  }

  /** Returns the text, or what stands for it where the charset may lack it. */
  String text(String unicodeText, String asciiText) {
    return unicode ? unicodeText : asciiText;
  }
}
