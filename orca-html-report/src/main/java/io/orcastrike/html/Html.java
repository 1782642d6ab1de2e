package io.orcastrike.html;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML, or SVG in it, as it is written: whatever stands in a text or an attribute is escaped, and
 * too long a text is cut.
 *
 * <p>Used by one thread at a time.
 */
final class Html {
  /** Longer texts say nothing more to a person, and a page has a size to keep. */
  static final int MOST_CHARACTERS = 1_000;

  private final StringBuilder written = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param attributes names and values in turn; one whose value is empty is left out
   */
  Html begin(String tag, String... attributes) {
    written.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        written.append(' ').append(attributes[i]).append("=\"");
        escape(attributes[i + 1]);
        written.append('"');
      }
    }
    written.append('>');
    open.push(tag);
    return this;
  }

  /** Closes the element opened last. */
  Html end() {
    written.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Writes a text. */
  Html text(String text) {
    escape(brief(text));
    return this;
  }

  /** Writes an element with a text in it. */
  Html element(String tag, String text, String... attributes) {
    return begin(tag, attributes).text(text).end();
  }

  /** Writes an element that has no end, such as {@code meta}. */
  Html single(String tag, String... attributes) {
    begin(tag, attributes);
    open.pop();
    return this;
  }

  /** Writes what is HTML already. */
  Html add(Html other) {
    written.append(other.written);
    return this;
  }

  /** Writes what is neither a text nor influenced by a test: a script, a style, safe JSON. */
  Html verbatim(String own) {
    written.append(own);
    return this;
  }

  @Override
  public String toString() {
    return written.toString();
  }

  static String brief(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    int end = MOST_CHARACTERS - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  private void escape(String text) {
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '&' -> written.append("&amp;");
                case '<' -> written.append("&lt;");
                case '>' -> written.append("&gt;");
                case '"' -> written.append("&quot;");
                case '\'' -> written.append("&#39;");
                case '\n', '\t' -> written.appendCodePoint(character);
                default -> written.appendCodePoint(shown(character));
              }
            });
  }

  /** Characters that no document may hold get a sign that can be seen. */
  private static int shown(int character) {
    if (character < 0x20) {
      return 0x2400 + character;
    }
    int type = Character.getType(character);
    boolean isWrong =
        type == Character.CONTROL || type == Character.SURROGATE || (character & 0xfffe) == 0xfffe;
    return isWrong ? 0xfffd : character;
  }
}
