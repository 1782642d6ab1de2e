package io.orcastrike.core.inline;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a test is called that a leader hands out itself: {@code inline:ShopTest:48213:9f36…}.
 *
 * <p>Immutable.
 *
 * @param name of the test, for people
 * @param size of its jar, in bytes
 * @param digest the SHA-256 of the list of its pieces, in hexadecimal
 */
public record InlineAddress(String name, long size, String digest) {
  private static final Pattern FORM =
      Pattern.compile("inline:([\\w.$-]{1,200}):(\\d{1,10}):([0-9a-f]{64})");

  /** Reads an address; empty: it is another. */
  public static Optional<InlineAddress> parse(String test) {
    Matcher matcher = FORM.matcher(test);
    return matcher.matches()
        ? Optional.of(
            new InlineAddress(matcher.group(1), Long.parseLong(matcher.group(2)), matcher.group(3)))
        : Optional.empty();
  }

  /** Returns the address as it is announced. */
  @Override
  public String toString() {
    return "inline:%s:%d:%s".formatted(name, size, digest);
  }
}
