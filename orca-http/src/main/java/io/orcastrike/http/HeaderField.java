package io.orcastrike.http;

/** A header field that is safe to send: it can begin no other field and end no head. */
record HeaderField(String name, String value) {
  private static final String SYMBOLS = "!#$%&'*+-.^_`|~";

  HeaderField {
    requireToken("header name", name);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c != '\t' && (c < ' ' || c == 0x7f || c > 0xff)) {
        // The value may be a secret, so it is not told.
        throw new IllegalArgumentException(
            "value of a header must have no line breaks, no controls and ISO-8859-1 only, had \\u%04x at index %d (header \"%s\")"
                .formatted((int) c, i, name));
      }
    }
  }

  /** Tells whether this is the field of that name. */
  boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }

  /** Tells whether it says who somebody is, and so is for one origin only. */
  boolean isCredential() {
    return is("Authorization") || is("Proxy-Authorization") || is("Cookie");
  }

  /** Tells whether it belongs to a body. */
  boolean isOfBody() {
    return name.regionMatches(true, 0, "Content-", 0, "Content-".length());
  }

  /** Refuses what is no token of HTTP. */
  static void requireToken(String what, String text) {
    if (text.isEmpty() || !text.chars().allMatch(HeaderField::isTokenCharacter)) {
      throw new IllegalArgumentException(
          "%s must be letters, digits and %s, was %s".formatted(what, SYMBOLS, quoted(text)));
    }
  }

  private static boolean isTokenCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || SYMBOLS.indexOf(c) >= 0;
  }

  /** Returns a text for a message, on one line. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .limit(200)
        .forEach(
            c -> {
              if (c < ' ' || c == 0x7f) {
                quoted.append("\\u%04x".formatted(c));
              } else {
                quoted.append((char) c);
              }
            });
    return quoted.append(text.length() > 200 ? "…\"" : "\"").toString();
  }
}
