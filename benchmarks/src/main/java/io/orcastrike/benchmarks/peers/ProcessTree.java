package io.orcastrike.benchmarks.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that was started here, with all that it started in turn; what it costs, as Linux tells.
 *
 * <p>Used by one thread.
 */
final class ProcessTree implements AutoCloseable {
  private static final double TICKS_A_SECOND = 100; // the unit of /proc on every Linux
  private static final int USER_TIME = 11; // of the fields after the name, which may hold blanks
  private static final long PAGE_BYTES = 4_096;

  private final Process process;

  ProcessTree(Process process) {
    this.process = process;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until it has ended, and tells whether it has. */
  boolean await(Duration most) throws InterruptedException {
    return process.waitFor(most.toNanos(), TimeUnit.NANOSECONDS);
  }

  int exitValue() {
    return process.exitValue();
  }

  /** Returns the processor time so far, of children that have ended too. */
  double cpuSeconds() {
    double ticks = 0;
    for (ProcessHandle one : all()) {
      String stat = read(one, "stat");
      String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", -1);
      for (int i = USER_TIME; i < USER_TIME + 4 && i < fields.length; i++) {
        ticks += Double.parseDouble(fields[i]);
      }
    }
    return ticks / TICKS_A_SECOND;
  }

  /** Returns the memory that is in use now. */
  long residentBytes() {
    long pages = 0;
    for (ProcessHandle one : all()) {
      String[] fields = read(one, "statm").split(" ", -1);
      pages += fields.length < 2 ? 0 : Long.parseLong(fields[1]);
    }
    return pages * PAGE_BYTES;
  }

  /** Ends all of them. */
  @Override
  public void close() {
    List<ProcessHandle> all = all();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().join());
  }

  private List<ProcessHandle> all() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
  }

  /** Returns nothing of a process that is gone. */
  private static String read(ProcessHandle process, String name) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), name)).trim();
    } catch (IOException e) {
      return "";
    }
  }
}
