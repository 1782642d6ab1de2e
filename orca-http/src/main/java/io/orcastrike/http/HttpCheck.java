package io.orcastrike.http;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Something that a response should be. The name is that of a series: keep what differs from call to
 * call out of it, by {@link #that}.
 */
public interface HttpCheck {
  /** Returns the name that it is counted by. */
  String name();

  /** Tells whether a response is so. */
  boolean passes(Response response);

  /** Returns what a response is instead, for the message of a requirement; empty: only that. */
  default String found(Response response) {
    return "";
  }

  /** Returns the check that the status is one of these. */
  static HttpCheck status(int... expected) {
    String name =
        Arrays.stream(expected).mapToObj(Integer::toString).collect(Collectors.joining(" or "));
    return new NamedCheck(
        "status " + name,
        response -> Arrays.stream(expected).anyMatch(status -> status == response.status()),
        response -> "was " + response.status());
  }

  /** Returns the check that the first header field of a name has a value. */
  static HttpCheck header(String name, String expected) {
    return new NamedCheck(
        "%s: %s".formatted(name, expected),
        response -> response.header(name).equals(Optional.of(expected)),
        response -> NamedCheck.was(response.header(name)));
  }

  /** Returns the check that the body has a text in it. */
  static HttpCheck bodyContains(String text) {
    return new NamedCheck(
        "body contains " + text,
        response -> response.text().contains(text),
        response -> "had %d bytes without it".formatted(response.body().length));
  }

  /**
   * Returns the check that a JSON pointer names a value: a text as it is, anything else as JSON. A
   * body that is no JSON does not pass.
   */
  static HttpCheck json(String pointer, Object expected) {
    return new NamedCheck(
        "json %s is %s".formatted(pointer, expected),
        response -> response.json(pointer).equals(Optional.of(String.valueOf(expected))),
        response -> NamedCheck.was(response.json(pointer)));
  }

  /** Returns a check of one's own. A body that had to be JSON and is none does not pass. */
  static HttpCheck that(String name, Predicate<Response> check) {
    return new NamedCheck(name, check, response -> "");
  }
}
