package io.orcastrike.cli.doctor;

import java.util.List;

/**
 * How much memory there is.
 *
 * @param heap that the JVM may take, in bytes
 * @param memory of the machine or container
 */
record MemoryCheck(long heap, long memory) implements Check {
  private static final long MEGABYTE = 1 << 20;
  private static final long LEAST_HEAP = 200 * MEGABYTE;

  /** Of sockets, stacks and the JVM's own. */
  private static final double MOST_SHARE = 0.9;

  @Override
  public List<Finding> look() {
    String figure =
        "%,d MB, of which the heap may take %,d MB".formatted(memory / MEGABYTE, heap / MEGABYTE);
    if (heap < LEAST_HEAP) {
      return List.of(
          Finding.warning(
              "memory",
              figure,
              "give more memory, or with JAVA_OPTS=-Xmx… more of it to the heap"));
    }
    return List.of(
        heap <= memory * MOST_SHARE
            ? Finding.ok("memory", figure)
            : Finding.warning(
                "memory", figure, "leave a tenth to sockets and stacks: JAVA_OPTS=-Xmx…"));
  }
}
