package io.orcastrike.core;

import io.orcastrike.api.Parameters;
import io.orcastrike.api.Secret;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Takes the secrets that a test has asked for out of texts. */
final class SecretMask implements UnaryOperator<String> {
  private final Parameters parameters;

  SecretMask(Parameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public String apply(String text) {
    String masked = text;
    for (Secret secret : longestFirst()) {
      masked = masked.replace(secret.reveal(), secret.toString());
    }
    return masked;
  }

  /** One may be part of another, of which nothing must be left. */
  private List<Secret> longestFirst() {
    return parameters.revealed().stream()
        .filter(secret -> !secret.reveal().isEmpty())
        .sorted(Comparator.comparingInt((Secret secret) -> -secret.reveal().length()))
        .toList();
  }

  /** Tells whether a text holds a secret. */
  boolean finds(String text) {
    return !apply(text).equals(text);
  }
}
