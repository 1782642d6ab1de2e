package io.orcastrike.core.measure;

import io.orcastrike.api.RequirementException;
import io.orcastrike.report.SlowIteration;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * An error as text.
 *
 * @param normalised without what differs from one occurrence to the next
 * @param sample as it was, with the place in the author's code
 */
record ErrorText(String normalised, String sample) {
  private static final int LONGEST = 300;

  /** UUIDs, hexadecimal numbers with a letter in them or a leading 0x, and digits. */
  private static final Pattern VARYING =
      Pattern.compile(
          "\\b[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\b"
              + "|\\b0x[0-9a-fA-F]+\\b"
              + "|\\b(?=[a-fA-F]*[0-9])[0-9a-fA-F]{8,}\\b"
              + "|@[0-9a-f]{5,}\\b"
              + "|[0-9]+");

  /**
   * Returns an error's text.
   *
   * @param mask takes secrets out, before what is left of them could be changed or clipped
   */
  static ErrorText of(Throwable error, UnaryOperator<String> mask) {
    String message = message(error);
    String text =
        error instanceof RequirementException
            ? message
            : name(error) + (message.isEmpty() ? "" : ": " + message);
    String clipped = WellFormed.text(mask.apply(text), LONGEST);
    return new ErrorText(VARYING.matcher(clipped).replaceAll("#"), clipped + place(error));
  }

  /** Returns the same; what is traced under an id has it in the sample. */
  ErrorText traced(String trace) {
    return trace.isEmpty()
        ? this
        : new ErrorText(
            normalised,
            "%s (trace %s)".formatted(sample, WellFormed.text(trace, SlowIteration.LONGEST_TEXT)));
  }

  private static String name(Throwable error) {
    String name = error.getClass().getSimpleName();
    return name.isEmpty() ? error.getClass().getName() : name;
  }

  /** An author's exception may itself throw when asked. */
  private static String message(Throwable error) {
    try {
      String message = error.getMessage();
      return message == null ? "" : message;
    } catch (RuntimeException | Error e) {
      return "(its message cannot be had: " + e.getClass().getSimpleName() + ")";
    }
  }

  /** The first frame that is neither the JDK's nor ours. */
  private static String place(Throwable error) {
    for (StackTraceElement frame : error.getStackTrace()) {
      String name = frame.getClassName();
      boolean ours =
          name.startsWith("io.orcastrike.core.") || name.startsWith("io.orcastrike.api.");
      boolean platform =
          name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.");
      if (!ours && !platform && frame.getFileName() != null) {
        return " (%s:%d)".formatted(frame.getFileName(), frame.getLineNumber());
      }
    }
    return "";
  }
}
