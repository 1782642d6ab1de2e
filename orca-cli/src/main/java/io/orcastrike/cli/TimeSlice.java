package io.orcastrike.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
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

  private static final Path THREADS = Path.of("/proc/self/task");

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
   * Shortens the slices of the threads that there are, and with them of all that those start later,
   * where that can be done: on Linux alone there is such a folder. The compilers keep theirs. It
   * takes a tenth of a second of a processor, which is what the way to the kernel takes in a young
   * JVM.
   */
  static void shorten() {
    Numbers numbers = Numbers.ofThisMachine();
    if (numbers == null || !Files.isDirectory(THREADS)) {
      return;
    }
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(THREADS)) {
      Syscall syscall = new Syscall();
      for (Path thread : threads) {
        shorten(thread, numbers, syscall);
      }
    } catch (Throwable e) { // what a method handle declares
      // They stay as they are. Nothing is logged: the command may have still to say how much.
    }
  }

  private static void shorten(Path thread, Numbers numbers, Syscall syscall) throws Throwable {
    int id = Integer.parseInt(thread.getFileName().toString());
    ByteBuffer attributes = ByteBuffer.allocateDirect(SIZE).order(ByteOrder.nativeOrder());
    boolean isKnown =
        !isCompiler(thread) && syscall.call(numbers.get(), id, attributes, SIZE, 0) == 0;
    if (isKnown && attributes.getInt(POLICY) == SCHED_OTHER) {
      attributes.putLong(RUNTIME, SHORTEST_NANOS);
      syscall.call(numbers.set(), id, attributes, 0, 0);
    }
  }

  /** Also where it has gone meanwhile. */
  private static boolean isCompiler(Path thread) {
    try {
      return Files.readString(thread.resolve("comm")).contains("CompilerThre");
    } catch (IOException e) {
      return true;
    }
  }
}
