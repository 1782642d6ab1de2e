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
 * What 100,000 or more users that wait in {@code pause} hold of memory, each; as the bound, as many
 * virtual threads that sleep. Each in a fresh JVM.
 */
public final class ParkedUsers {
  private static final int USUAL_USERS = 100_000;
  private static final Duration LONG = Duration.ofMinutes(10);

  private ParkedUsers() {}

  /**
   * Runs it; the arguments are the number of rounds, 3 by default, and of users, 100,000 by
   * default.
   *
   * <p>In the fresh JVMs the arguments are what to hold, and the number of users.
   */
  public static void main(String... arguments) throws Exception {
    int users = arguments.length < 2 ? USUAL_USERS : Integer.parseInt(arguments[1]);
    if (arguments.length == 2 && arguments[0].matches("[a-z]+")) {
      measure(arguments[0], users, new CountDownLatch(users));
      System.exit(0);
    }
    String heap = "-Xmx%dm".formatted(500 + users / 200);
    System.out.printf(
        "memory per parked user in bytes: live heap, growth of the process (%,d users)%n", users);
    for (int round = 0; round < Programs.rounds(arguments); round++) {
      for (String what : List.of("bare", "orca")) {
        String figures =
            FreshJvm.run(ParkedUsers.class, List.of("-Xms256m", heap), what, String.valueOf(users));
        System.out.printf("%-6s %s%n", what, figures);
      }
    }
  }

  private static void measure(String what, int users, CountDownLatch parked) throws Exception {
    long heap = liveHeap();
    long process = residentBytes();
    switch (what) {
      case "bare" -> parkBare(users, parked);
      case "orca" -> parkUsers(users, parked);
      default -> throw new IllegalArgumentException("must be bare or orca, was " + what);
    }
    if (!parked.await(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("not all are parked, missing: " + parked.getCount());
    }
    TimeUnit.SECONDS.sleep(1);
    System.out.printf(
        "%6d %6d%n", (liveHeap() - heap) / users, (residentBytes() - process) / users);
  }

  private static void parkBare(int users, CountDownLatch parked) {
    for (int i = 0; i < users; i++) {
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

  private static void parkUsers(int users, CountDownLatch parked) {
    long t0 = System.nanoTime();
    DroneLoad load =
        Loads.load(
            Loads.plan(
                users(users).hold(LONG),
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
