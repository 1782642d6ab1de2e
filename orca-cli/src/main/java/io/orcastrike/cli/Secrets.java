package io.orcastrike.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks secrets up in this process's environment: {@code ORCA_SECRET_<NAME>}, or the content of the
 * file that {@code ORCA_SECRET_<NAME>_FILE} names, without a line break at its end. A name matches
 * as it is, or in upper case with underscores.
 */
record Secrets(Map<String, String> environment) implements Function<String, Optional<String>> {

  @Override
  public Optional<String> apply(String name) {
    String upper = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    return find("ORCA_SECRET_" + name).or(() -> find("ORCA_SECRET_" + upper));
  }

  private Optional<String> find(String variable) {
    String value = environment.get(variable);
    String file = environment.get(variable + "_FILE");
    return value == null && file != null
        ? Optional.of(read(variable + "_FILE", Path.of(file)))
        : Optional.ofNullable(value);
  }

  private static String read(String variable, Path file) {
    try {
      return content(file);
    } catch (IOException e) {
      throw new UncheckedIOException("$%s names a file that cannot be read".formatted(variable), e);
    }
  }

  /** Returns what a file holds, without a line break at its end, which editors put there. */
  static String content(Path file) throws IOException {
    return Files.readString(file).replaceFirst("\\R$", "");
  }
}
