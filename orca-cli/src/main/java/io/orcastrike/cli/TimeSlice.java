package io.orcastrike.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Has Linux give threads their turn sooner when they wake up: by default one may have to wait until
 * the slice of another is over, some milliseconds that would be measured as the target's time. See
 * {@code sched_runtime} in sched_setattr(2); Linux heeds it for ordinary threads since 6.12.
 */
final class TimeSlice {
  /** The shortest that the kernel grants. */
  private static final long SHORTEST_NANOS = 100_000;

  /** The first version of {@code struct sched_attr}, and where in it is what. */
  private static final int SIZE = 48;

  private static final int POLICY = 4;
  private static final int RUNTIME = 24;
  private static final int SCHED_OTHER = 0;

  /** The numbers of the system calls, which each kind of processor has of its own. */
  private record Numbers(long get, long set) {

    static @Nullable Numbers ofThisMachine() {
      return switch (System.getProperty("os.arch", "")) {
        case "amd64" -> new Numbers(315, 314);
        case "aarch64" -> new Numbers(275, 274);
        default -> null;
      };
    }
  }

  private TimeSlice() {}

  /**
   * Shortens the slices of the calling thread and of all that it starts later, where that can be
   * done: on Linux alone there is such a link. It happens a tenth of a second later, which is what
   * the way to the kernel takes in a young JVM.
   */
  static void shorten() {
    Path self = Path.of("/proc/thread-self");
    if (!Files.isSymbolicLink(self)) {
      return;
    }
    try {
      int thread = Integer.parseInt(Files.readSymbolicLink(self).getFileName().toString());
      Thread.ofPlatform().name("orca-time-slice").daemon().start(() -> shorten(thread));
    } catch (IOException e) {
      // They stay as they are. No log is kept yet: the command has still to say where.
    }
  }

  private static void shorten(int thread) {
    Numbers numbers = Numbers.ofThisMachine();
    if (numbers == null) {
      return;
    }
    ByteBuffer attributes = ByteBuffer.allocateDirect(SIZE).order(ByteOrder.nativeOrder());
    try {
      Syscall syscall = new Syscall();
      long result = syscall.call(numbers.get(), thread, attributes, SIZE, 0);
      if (result == 0 && attributes.getInt(POLICY) == SCHED_OTHER) {
        attributes.putLong(RUNTIME, SHORTEST_NANOS);
        syscall.call(numbers.set(), thread, attributes, 0, 0);
      }
    } catch (Throwable e) { // what a method handle declares
      // They stay as they are.
    }
  }
}
