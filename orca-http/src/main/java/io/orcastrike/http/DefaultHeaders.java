package io.orcastrike.http;

import io.orcastrike.http.wire.Origin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header fields that every request has.
 *
 * <p>Immutable.
 */
final class DefaultHeaders {
  private final List<HeaderField> fields;

  /** All of them, ready to be sent. */
  private final String lines;

  DefaultHeaders(List<HeaderField> fields) {
    this.fields = List.copyOf(fields);
    this.lines = RequestHead.lines(fields);
  }

  /**
   * Adds {@code Host} and these to a head, but for those that the call has itself.
   *
   * @param isOwn whether it goes to the origin that credentials are for
   */
  void addTo(RequestHead head, Origin origin, boolean isOwn, List<HeaderField> ofCall) {
    if (ofCall.isEmpty() && isOwn) {
      head.host(origin).lines(lines);
      return;
    }
    if (!isAmong(ofCall, "Host")) {
      head.host(origin);
    }
    List<HeaderField> sent = new ArrayList<>(fields);
    sent.removeIf(field -> isAmong(ofCall, field.name()) || (!isOwn && field.isCredential()));
    head.lines(RequestHead.lines(sent));
  }

  boolean has(String name) {
    return isAmong(fields, name);
  }

  /** Returns the value of a field; null: there is none. */
  @Nullable String first(String name) {
    return first(fields, name);
  }

  static boolean isAmong(List<HeaderField> fields, String name) {
    return first(fields, name) != null;
  }

  static @Nullable String first(List<HeaderField> fields, String name) {
    for (HeaderField field : fields) { // a stream would cost every call half a per cent
      if (field.is(name)) {
        return field.value();
      }
    }
    return null;
  }
}
