package io.orcastrike.cli;

import io.orcastrike.api.InvalidPlanException;
import io.orcastrike.api.ParameterException;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.TestNotFoundException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/** Tells what is wrong with a test, and where in the author's class. */
final class AuthorTrouble {
  private AuthorTrouble() {}

  /** Says what was not found. */
  static Problem of(TestNotFoundException thrown) {
    return new Problem(Verdict.USAGE, String.valueOf(thrown.getMessage()), thrown);
  }

  /**
   * Says why there was no run of a test; throws what is neither the author's nor the user's doing.
   */
  static Problem of(String test, RuntimeException thrown) {
    String message = String.valueOf(thrown.getMessage());
    if (thrown instanceof InvalidPlanException) {
      return problem(
          message,
          test,
          "mistakes in plan()",
          "mend them, then orca check " + Shell.quote(test),
          thrown);
    }
    if (thrown instanceof ParameterException) {
      return problem(
          message,
          "the parameters of " + test,
          "a slip in a --param, an ORCA_PARAM_ variable or the file of --config",
          "orca run %s --show-config".formatted(Shell.quote(test)),
          thrown);
    }
    if (place(thrown).isEmpty() && thrown instanceof IllegalArgumentException) {
      return problem(
          message,
          test,
          "a mistake in the test or in the files it reads",
          "mend it, then orca check " + Shell.quote(test),
          thrown);
    }
    if (place(thrown).isEmpty() && thrown instanceof UncheckedIOException) {
      return problem(
          "the files of the run cannot be written: " + thrown.getCause(),
          "the folder of --out, else orca-out",
          "a file of that name, its rights, or a full disk",
          "--out with another folder",
          thrown);
    }
    if (place(thrown).isEmpty()) {
      throw thrown;
    }
    return threw(thrown);
  }

  /** Says why there was no run of a test; throws what is not the author's doing. */
  static Problem of(Error thrown) {
    if (place(thrown).isEmpty()) {
      throw thrown;
    }
    return threw(thrown);
  }

  private static Problem threw(Throwable thrown) {
    return problem(
        "the test threw before there was a run: " + thrown,
        place(thrown).map(AuthorTrouble::text).orElse(""),
        "a mistake in the test",
        "-v for all frames",
        thrown);
  }

  private static Problem problem(
      String what, String where, String cause, String remedy, Throwable thrown) {
    return new Problem(Verdict.USAGE, Problem.text(what, where, cause, remedy), thrown);
  }

  /** Returns where in the author's code something was thrown. */
  static Optional<StackTraceElement> place(Throwable thrown) {
    return place(thrown.getStackTrace());
  }

  /** Returns the author's innermost frame. */
  static Optional<StackTraceElement> place(StackTraceElement[] frames) {
    return Arrays.stream(frames).filter(f -> "test".equals(f.getClassLoaderName())).findFirst();
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
