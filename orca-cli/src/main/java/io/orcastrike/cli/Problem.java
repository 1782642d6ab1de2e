package io.orcastrike.cli;

import io.orcastrike.report.Verdict;
import org.jspecify.annotations.Nullable;

/** Ends a command for a reason its user can do something about; told without a stack trace. */
final class Problem extends Exception {
  private static final long serialVersionUID = 1L;

  private final Verdict verdict;

  Problem(String message) {
    this(Verdict.USAGE, message, null);
  }

  Problem(Verdict verdict, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.verdict = verdict;
  }

  /** Words what happened, where, the likely cause and what to try. */
  static Problem of(String what, Object where, String cause, String remedy) {
    return new Problem(text(what, where, cause, remedy));
  }

  static String text(String what, Object where, String cause, String remedy) {
    return "%s%n  where: %s%n  likely cause: %s%n  try: %s".formatted(what, where, cause, remedy);
  }

  int exitCode() {
    return verdict.exitCode();
  }
}
