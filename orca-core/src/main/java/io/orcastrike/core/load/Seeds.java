package io.orcastrike.core.load;

/**
 * Derives seeds from keys, so that whatever is random about a number is the same on every machine.
 *
 * <p>Each part is folded in by the finalizer of SplitMix64 (Steele, Lea, Flood: "Fast Splittable
 * Pseudorandom Number Generators", OOPSLA 2014), which is a bijection with good avalanche.
 */
final class Seeds {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private Seeds() {}

  /** Returns the seed of something told by its name, such as a workload. */
  static long named(long seed, String name) {
    long result = seed;
    for (int i = 0; i < name.length(); i++) {
      result = fold(result, name.charAt(i));
    }
    return result;
  }

  /** Returns the seed of a number under a seed. */
  static long fold(long seed, long number) {
    long z = (seed ^ finish(number + GOLDEN)) + GOLDEN;
    return finish(z);
  }

  private static long finish(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
