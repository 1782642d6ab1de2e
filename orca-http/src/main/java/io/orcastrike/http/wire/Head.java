package io.orcastrike.http.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a response's head, as they came. Strings are made of them when they are asked for.
 *
 * <p>Immutable.
 */
public final class Head {
  /** Where a field's name and value begin and end, in this order, for each field. */
  static final int BOUNDS = 4;

  private final byte[] bytes;
  private final int[] bounds;

  /** Makes a head of bytes and the bounds of fields in them; both must not change. */
  Head(byte[] bytes, int[] bounds) {
    this.bytes = bytes;
    this.bounds = bounds;
  }

  /** Returns the value of the first field of that name, in any case; null without one. */
  public @Nullable String first(String name) {
    for (int field = 0; field < size(); field++) {
      if (isNamed(name, field)) {
        return value(field);
      }
    }
    return null;
  }

  /** Returns the values of all fields of that name, in any case, in their order. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>();
    for (int field = 0; field < size(); field++) {
      if (isNamed(name, field)) {
        values.add(value(field));
      }
    }
    return Collections.unmodifiableList(values);
  }

  /** Returns the head's fields, a line each. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int field = 0; field < size(); field++) {
      text.append(name(field)).append(": ");
      text.append(value(field)).append('\n');
    }
    return text.toString();
  }

  int size() {
    return bounds.length / BOUNDS;
  }

  int nameLength(int field) {
    return bounds[field * BOUNDS + 1] - bounds[field * BOUNDS];
  }

  boolean isNamed(String name, int field) {
    return Ascii.equalsInAnyCase(bytes, bounds[field * BOUNDS], bounds[field * BOUNDS + 1], name);
  }

  /** Tells whether the field is a list, by commas, with that in it, in any case. */
  boolean hasOption(String option, int field) {
    int end = bounds[field * BOUNDS + 3];
    for (int from = bounds[field * BOUNDS + 2]; from < end; ) {
      int to = from;
      while (to < end && bytes[to] != ',') {
        to++;
      }
      int next = to + 1;
      while (from < to && Ascii.isBlank(bytes[from])) {
        from++;
      }
      while (from < to && Ascii.isBlank(bytes[to - 1])) {
        to--;
      }
      if (Ascii.equalsInAnyCase(bytes, from, to, option)) {
        return true;
      }
      from = next;
    }
    return false;
  }

  String value(int field) {
    return text(bounds[field * BOUNDS + 2], bounds[field * BOUNDS + 3]);
  }

  private String name(int field) {
    return text(bounds[field * BOUNDS], bounds[field * BOUNDS + 1]);
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, ISO_8859_1);
  }
}
