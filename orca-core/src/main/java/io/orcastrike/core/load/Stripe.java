package io.orcastrike.core.load;

/**
 * A drone's part of a load: the numbers n ≡ i (mod N).
 *
 * <p>Immutable.
 *
 * @param number the drone's place i in the team, from 0
 * @param of the team's size N
 */
public record Stripe(int number, int of) {

  /** Checks the place. */
  public Stripe {
    if (number < 0 || number >= of) {
      throw new IllegalArgumentException(
          "a stripe's number must be from 0 to %d, was %d".formatted(of - 1, number));
    }
  }

  /** Returns how many of the first numbers are in this stripe. */
  long count(long total) {
    return number < total ? (total - number - 1) / of + 1 : 0;
  }
}
