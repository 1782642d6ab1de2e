package io.orcastrike.cli;

/** Words for a shell. */
final class Shell {
  private Shell() {}

  /** Returns a text as one word. */
  static String quote(String text) {
    return text.matches("[\\w@%+=:,./#-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
