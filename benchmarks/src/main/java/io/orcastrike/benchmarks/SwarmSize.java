package io.orcastrike.benchmarks;

import static io.orcastrike.api.LoadProfile.users;

import com.sun.management.OperatingSystemMXBean;
import io.orcastrike.api.Plan;
import io.orcastrike.core.Orca;
import io.orcastrike.core.Swarm;
import io.orcastrike.redis.RedisAddress;
import io.orcastrike.redis.RedisTransport;
import io.orcastrike.report.Progress;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.spi.ResultSink;
import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a swarm's size costs its leader: one leader, a real Redis, and 10 to 1,000 {@link
 * SimulatedDrones} in a process of their own, each of which sends its series once a second. The
 * leader's processor time over elapsed time, and by how much its view is behind. A redis-server is
 * needed.
 */
public final class SwarmSize {
  private static final int SECONDS = 20;
  private static final int SKIPPED = 5;

  private SwarmSize() {}

  static Plan plan(int seconds) {
    return Plan.named("swarm")
        .load("load", users(1_000).hold(Duration.ofSeconds(seconds)))
        .scenario("scenario", iteration -> {})
        .build();
  }

  /** Looks at how the run stands, once a second. */
  private static final class View implements ResultSink {
    private final OperatingSystemMXBean system =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final List<Double> behind = new ArrayList<>();
    private long cpuBefore;
    private long cpuAfter;
    private Duration from = Duration.ZERO;
    private Duration to = Duration.ZERO;

    @Override
    public String name() {
      return "view";
    }

    @Override
    public void progressed(Progress progress) {
      if (progress.elapsed().toSeconds() < SKIPPED
          || progress.state() != Progress.State.RUNNING
          || progress.recent().isEmpty()) {
        return;
      }
      if (cpuBefore == 0) {
        cpuBefore = system.getProcessCpuTime();
        from = progress.elapsed();
      }
      cpuAfter = system.getProcessCpuTime();
      to = progress.elapsed();
      behind.add(progress.elapsed().toMillis() / 1e3 - progress.recent().getLast().toSecond());
    }

    @Override
    public void ended(RunReport report) {}

    String text(Size size, RunReport report) {
      double[] sorted = behind.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      double cpu = (cpuAfter - cpuBefore) / (double) Math.max(1, to.minus(from).toNanos());
      return "%6d %6d %9.1f %9.2f %9.2f %12.1f  %s"
          .formatted(
              size.drones(),
              size.series(),
              cpu * 100,
              sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2],
              sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1],
              cpu * 1e6 / size.drones(),
              report.complete() ? "complete" : "incomplete: " + report.reasons());
    }
  }

  /** How many drones, and how many series each of them sends. */
  private record Size(int drones, int series) {
    static Size of(String text) {
      String[] parts = text.split("x", 2);
      return new Size(
          Integer.parseInt(parts[0]), parts.length == 1 ? 10 : Integer.parseInt(parts[1]));
    }
  }

  /**
   * Runs it; the arguments are numbers of drones, with their series such as 100x50 where they are
   * not ten; 10 100 300 1000 by default.
   */
  public static void main(String... arguments) throws Exception {
    List<String> sizes =
        arguments.length == 0 ? List.of("10", "100", "300", "1000") : Arrays.asList(arguments);
    int port = freePort();
    Path folder = Files.createTempDirectory("orca-swarm-size");
    Process redis =
        new ProcessBuilder(
                "redis-server",
                "--port",
                String.valueOf(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--dir",
                folder.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      awaitPort(port);
      System.out.printf(
          "%6s %6s %9s %9s %9s %12s%n",
          "drones", "series", "leader %", "behind s", "at most", "µs per drone");
      for (String size : sizes) {
        System.out.println(measure("redis://127.0.0.1:" + port, Size.of(size)));
      }
    } finally {
      redis.destroy();
      redis.waitFor(5, TimeUnit.SECONDS);
      Files.deleteIfExists(folder);
    }
  }

  private static String measure(String address, Size size) throws Exception {
    String namespace = "size-%d-%d".formatted(size.drones(), size.series());
    Process drones =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SimulatedDrones.class.getName(),
                address,
                namespace,
                String.valueOf(SECONDS),
                String.valueOf(size.drones()),
                String.valueOf(size.series()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (RedisTransport transport = RedisTransport.connect(RedisAddress.of(address));
        BufferedReader out =
            new BufferedReader(
                new java.io.InputStreamReader(drones.getInputStream(), StandardCharsets.UTF_8))) {
      if (!"ready".equals(out.readLine())) {
        throw new IllegalStateException("the simulated drones did not come up");
      }
      View view = new View();
      RunReport report =
          Orca.test(() -> parameters -> plan(SECONDS))
              .seed(1)
              .drones(size.drones())
              .on(Swarm.on(transport).namespace(namespace))
              .trust(new TrustLimits(Duration.ofHours(1), 1, 1))
              .sink(view)
              .start()
              .await();
      return view.text(size, report);
    } finally {
      drones.destroy();
      drones.waitFor(5, TimeUnit.SECONDS);
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void awaitPort(int port) throws Exception {
    for (int i = 0; i < 100; i++) {
      try (Socket unused = new Socket(InetAddress.getLoopbackAddress(), port)) {
        return;
      } catch (java.io.IOException e) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    throw new IllegalStateException("redis-server did not come up on port " + port);
  }
}
