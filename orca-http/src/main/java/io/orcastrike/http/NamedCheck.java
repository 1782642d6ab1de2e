package io.orcastrike.http;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** A check of a name. */
record NamedCheck(String name, Predicate<Response> check, Function<Response, String> instead)
    implements HttpCheck {
  private static final int MOST_CHARACTERS = 60;

  @Override
  public boolean passes(Response response) {
    try {
      return check.test(response);
    } catch (InvalidJsonException e) {
      return false;
    }
  }

  @Override
  public String found(Response response) {
    try {
      return instead.apply(response);
    } catch (InvalidJsonException e) {
      return String.valueOf(e.getMessage());
    }
  }

  static String was(Optional<String> value) {
    return value
        .map(
            text ->
                text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…")
        .map(text -> "was " + text)
        .orElse("was not there");
  }
}
