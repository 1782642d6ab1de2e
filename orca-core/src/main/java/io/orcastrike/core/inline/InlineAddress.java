package io.orcastrike.core.inline;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a test is called that a leader hands out itself: {@code inline:ShopTest:48213:9f36…}.
 *
 * <p>Immutable. The size may be more than is ever fetched: whoever fetches it looks first.
 *
 * @param name of the test, for people: 1 to 200 of ASCII letters, digits and _.$-
 * @param size of its jar, in bytes
 * @param digest the SHA-256 of the list of its pieces, in hexadecimal
 */
public record InlineAddress(String name, long size, String digest) {
  private static final Pattern FORM =
      Pattern.compile("inline:([\\w.$-]{1,200}):([1-9]\\d{0,9}):([0-9a-f]{64})");

  /** Refuses what could not be parsed again. */
  public InlineAddress {
    String text = text(name, size, digest);
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "an inline test must be named inline:NAME:SIZE:SHA-256, was \"%s\"".formatted(text));
    }
  }

  /** Reads an address; empty: it is another. */
  public static Optional<InlineAddress> parse(String test) {
    Matcher matcher = FORM.matcher(test);
    return matcher.matches()
        ? Optional.of(
            new InlineAddress(matcher.group(1), Long.parseLong(matcher.group(2)), matcher.group(3)))
        : Optional.empty();
  }

  private static String text(String name, long size, String digest) {
    return "inline:" + name + ":" + size + ":" + digest;
  }

  /** Returns the address as it is announced. */
  @Override
  public String toString() {
    return text(name, size, digest);
  }
}
