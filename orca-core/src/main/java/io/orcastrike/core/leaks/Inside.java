package io.orcastrike.core.leaks;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import org.jspecify.annotations.Nullable;

/** Reads private fields of the JDK, where the process was started so that it may. */
final class Inside {
  private Inside() {}

  /**
   * Returns the value of a field; null: it is null, or not to be read.
   *
   * @param of null: of the class itself
   */
  static @Nullable Object read(Class<?> declaring, String field, @Nullable Object of) {
    try {
      Field found = declaring.getDeclaredField(field);
      found.setAccessible(true);
      return found.get(of);
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      return null; // another JDK, or one without --add-opens java.base/java.lang=ALL-UNNAMED
    }
  }
}
