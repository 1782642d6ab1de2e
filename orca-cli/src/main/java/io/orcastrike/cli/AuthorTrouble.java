package io.orcastrike.cli;

import io.orcastrike.report.Verdict;
import java.util.Optional;

/** Tells what code of a test threw, and where in the author's class. */
final class AuthorTrouble {
  private AuthorTrouble() {}

  /** Returns a problem when the author's code threw, and throws what Orca's own code threw. */
  static Problem of(String what, RuntimeException thrown) {
    Optional<StackTraceElement> place = place(thrown);
    if (place.isEmpty()) {
      throw thrown;
    }
    return new Problem(
        Verdict.USAGE,
        "%s: %s%n  where: %s%n  likely cause: a mistake in the test%n  try: -v for all frames"
            .formatted(what, thrown, text(place.get())),
        thrown);
  }

  /** Returns where in the author's code something was thrown. */
  static Optional<StackTraceElement> place(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if ("test".equals(frame.getClassLoaderName())) {
        return Optional.of(frame);
      }
    }
    return Optional.empty();
  }

  static String text(StackTraceElement frame) {
    return "%s:%d, %s.%s"
        .formatted(
            frame.getFileName(),
            frame.getLineNumber(),
            frame.getClassName(),
            frame.getMethodName());
  }
}
