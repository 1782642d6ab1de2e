package io.orcastrike.benchmarks;

import io.orcastrike.core.protocol.CodecFuzz;

/**
 * The codec against bytes of somebody who means harm, for as many inputs as one likes: nothing but
 * a refusal may come of them, in bounded memory. Ends at the first input that does harm, and names
 * its seed.
 */
public final class HostileMessages {
  private static final int AT_ONCE = 100_000;

  private HostileMessages() {}

  /** Runs it; the arguments are millions of inputs, 10 by default, and the first seed, 0. */
  public static void main(String... arguments) {
    long inputs = 1_000_000L * (arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10);
    long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 0;
    CodecFuzz fuzz = new CodecFuzz();
    for (long done = 0; done < inputs; done += AT_ONCE) {
      fuzz.run(first + done, AT_ONCE);
      System.out.println(fuzz);
    }
  }
}
