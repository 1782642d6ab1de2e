package io.orcastrike.benchmarks;

import static io.orcastrike.api.LoadProfile.users;

import io.orcastrike.core.load.DroneLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What 100,000 users that wait in {@code pause} hold of memory, each; as the bound, as many virtual
 * threads that sleep. Each in a fresh JVM.
 */
public final class ParkedUsers {
  private static final int USERS = 100_000;
  private static final Duration LONG = Duration.ofMinutes(10);

  private ParkedUsers() {}

  /**
   * Runs it; the argument is the number of rounds, 3 by default.
   *
   * <p>In the fresh JVMs the argument is what to hold.
   */
  public static void main(String... arguments) throws Exception {
    if (arguments.length == 1 && arguments[0].matches("[a-z]+")) {
      CountDownLatch parked = new CountDownLatch(USERS);
      measure(arguments[0], parked);
      System.exit(0);
    }
    System.out.println("memory per parked user in bytes: live heap, growth of the process");
    for (int round = 0; round < Programs.rounds(arguments); round++) {
      for (String what : List.of("bare", "orca")) {
        String figures =
            Programs.inFreshJvm(ParkedUsers.class, List.of("-Xms256m", "-Xmx1g"), what);
        System.out.printf("%-6s %s%n", what, figures);
      }
    }
  }

  private static void measure(String what, CountDownLatch parked) throws Exception {
    long heap = liveHeap();
    long process = residentBytes();
    switch (what) {
      case "bare" -> parkBare(parked);
      case "orca" -> parkUsers(parked);
      default -> throw new IllegalArgumentException("must be bare or orca, was " + what);
    }
    if (!parked.await(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("not all are parked, missing: " + parked.getCount());
    }
    TimeUnit.SECONDS.sleep(1);
    System.out.printf(
        "%6d %6d%n", (liveHeap() - heap) / USERS, (residentBytes() - process) / USERS);
  }

  private static void parkBare(CountDownLatch parked) {
    for (int i = 0; i < USERS; i++) {
      Thread.ofVirtual()
          .start(
              () -> {
                parked.countDown();
                try {
                  Thread.sleep(LONG);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
    }
  }

  private static void parkUsers(CountDownLatch parked) {
    long t0 = System.nanoTime();
    DroneLoad load =
        Loads.load(
            Loads.plan(
                users(USERS).hold(LONG),
                iteration -> {
                  parked.countDown();
                  iteration.pause(LONG);
                }),
            t0,
            Loads.recorder(t0));
    load.start();
  }

  private static long liveHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Returns the resident set of this process; 0 where the system does not tell. */
  private static long residentBytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
        .sum();
  }
}
