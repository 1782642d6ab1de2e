package io.orcastrike.core.local;

import io.orcastrike.spi.TestNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Words what keeps a test from being loaded: what happened, where, the likely cause, what to try.
 * For every loader, so that all of them speak alike.
 *
 * <p>Safe for use by many threads.
 */
public final class Trouble {
  private Trouble() {}

  /** Words a trouble that no exception tells of. */
  public static TestNotFoundException of(String what, Object where, String cause, String remedy) {
    return of(what, where, cause, remedy, null);
  }

  /** Words a trouble, with the exception behind it. */
  public static TestNotFoundException of(
      String what, Object where, String cause, String remedy, @Nullable Throwable thrown) {
    String text =
        "%s%n  where: %s%n  likely cause: %s%n  try: %s".formatted(what, where, cause, remedy);
    return thrown == null
        ? new TestNotFoundException(text)
        : new TestNotFoundException(text, thrown);
  }
}
