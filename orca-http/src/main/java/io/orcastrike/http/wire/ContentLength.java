package io.orcastrike.http.wire;

/** The length of a body as the head says it. */
final class ContentLength {
  private static final int MOST_DIGITS = 18;
  private static final int SHOWN = 60;

  private ContentLength() {}

  /**
   * Returns what a field says; more than one number is allowed where all are the same.
   *
   * @param before what a field before it said; -1 for none
   */
  static long of(String value, long before) throws MalformedResponseException {
    long length = before;
    for (int from = 0; from <= value.length(); ) {
      int comma = value.indexOf(',', from);
      int to = comma < 0 ? value.length() : comma;
      long said = number(value.substring(from, to).strip(), value);
      if (length >= 0 && length != said) {
        throw new MalformedResponseException(
            "Content-Length must be one number, was %d and %d".formatted(length, said));
      }
      length = said;
      from = to + 1;
    }
    return length;
  }

  private static long number(String digits, String value) throws MalformedResponseException {
    long number = 0;
    boolean isNumber = !digits.isEmpty() && digits.length() <= MOST_DIGITS;
    for (int i = 0; i < digits.length() && isNumber; i++) {
      isNumber = Ascii.isDigit(digits.charAt(i));
      number = 10 * number + digits.charAt(i) - '0';
    }
    if (!isNumber) {
      throw new MalformedResponseException(
          "Content-Length must be a number of at most %d digits, was \"%s\""
              .formatted(MOST_DIGITS, value.substring(0, Math.min(SHOWN, value.length()))));
    }
    return number;
  }
}
