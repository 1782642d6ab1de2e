package io.orcastrike.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import io.orcastrike.core.local.Compiled;
import io.orcastrike.core.local.InProcessTransport;
import io.orcastrike.core.local.Jar;
import io.orcastrike.core.local.JarLoader;
import io.orcastrike.core.protocol.Message;
import io.orcastrike.core.protocol.Timing;
import io.orcastrike.report.LockedFile;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.Clock;
import io.orcastrike.spi.FoundTest;
import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.TestNotFoundException;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A drone that serves hundreds of different tests keeps nothing of any. */
@Timeout(120)
class ManyTestsTest {
  private static final int TESTS = 300;
  private static final int RUNS = 30;
  private static final String SOURCE =
      """
      import static io.orcastrike.api.LoadProfile.*;
      import io.orcastrike.api.*;

      public final class T%1$d implements LoadTest {
        record Page(int number, String text) {}

        @Override public Plan plan(Parameters parameters) {
          return Plan.named("t%1$d")
              .load("load", iterations(2).users(2))
              .scenario("scenario", this::iterate)
              .build();
        }

        @Override public void prepare(DroneContext context) {
          context.result("page", new Page(%1$d, "text").toString());
        }

        void iterate(Iteration it) throws Exception {
          it.step("read", () -> T%1$d.class.getResource("/data.txt").openStream().readAllBytes());
          org.slf4j.LoggerFactory.getLogger(T%1$d.class).debug("{}", new Page(1, "logged"));
          if (it.number() == 1) {
            throw new IllegalStateException("of T%1$d") {};
          }
        }
      }
      """;

  @TempDir Path folder;
  private final Queue<WeakReference<ClassLoader>> loaders = new ConcurrentLinkedQueue<>();
  private final TestLoader jars = new JarLoader();
  private final TestLoader loader = test -> new Watched(jars.find(test));

  private final class Watched implements FoundTest {
    private final FoundTest found;

    Watched(FoundTest found) {
      this.found = found;
    }

    @Override
    public String address() {
      return found.address();
    }

    @Override
    public List<LockedFile> lock() {
      return found.lock();
    }

    @Override
    public LoadedTest open() throws TestNotFoundException {
      LoadedTest loaded = found.open();
      loaders.add(new WeakReference<>(loaded.classLoader()));
      return loaded;
    }
  }

  @BeforeEach
  void compile() throws Exception {
    Map<String, String> sources = new HashMap<>();
    for (int i = 0; i < TESTS; i++) {
      sources.put("T%d.java".formatted(i), SOURCE.formatted(i));
    }
    Path classes = Compiled.folder(folder, sources);
    for (int i = 0; i < TESTS; i++) {
      Jar jar = new Jar().with("data.txt", "data of " + i);
      for (String name : List.of("T%d.class", "T%d$Page.class", "T%d$1.class")) {
        Path file = classes.resolve(name.formatted(i));
        jar.with(file.getFileName().toString(), Files.readAllBytes(file));
      }
      jar.write(jar(i));
    }
  }

  @Test
  void keepsNoLoaderThreadOrFile() throws Exception {
    InProcessTransport transport = new InProcessTransport();
    Timing timing = Timing.SWARM.scaled(0.05).withQuorumWithin(Duration.ofSeconds(30));
    Swarm swarm = Swarm.on(transport).timing(timing);
    SwarmDrone drone = Orca.drone(loader, swarm).name("drone").start();
    try {
      run(swarm, 0);
      collect();
      Levels before = Levels.now();
      List<RunReport> kept = new ArrayList<>();
      for (int i = 1; i < RUNS; i++) {
        kept.add(run(swarm, i));
      }
      for (int i = RUNS; i < TESTS; i++) {
        prepare(i);
      }
      // A leader's and a drone's loader each of the runs, and one each of the others.
      assertThat(loaders).hasSizeBetween(RUNS * 2 + (TESTS - RUNS) * 9 / 10, RUNS + TESTS);
      collect();
      assertThat(kept).hasSize(RUNS - 1);
      assertThat(held()).as("loaders that are still held").isZero();
      Levels.now().assertNotAbove(before);
    } finally {
      drone.close();
      drone.await();
      transport.close();
    }
  }

  private RunReport run(Swarm swarm, int number) throws Exception {
    RunReport report =
        Orca.test(loader, jar(number).toString())
            .on(swarm)
            .trust(new TrustLimits(Duration.ofHours(1), 1, 1))
            .start()
            .await();
    assertThat(report.verdict()).as("%s", report.reasons()).isEqualTo(Verdict.PASSED);
    assertThat(report.totals().succeeded()).isEqualTo(1);
    assertThat(report.totals().failed()).isEqualTo(1);
    assertThat(report.drones().get(0).results().get("page")).contains("number=" + number);
    return report;
  }

  /** As a drone does, with every third given up at once. */
  private void prepare(int number) throws Exception {
    String test = jar(number).toString();
    Message.Announce announce =
        new Message.Announce(
            test,
            jars.find(test).lock(),
            Map.of(),
            Map.of(),
            7,
            1,
            0,
            0,
            0,
            0,
            List.of(),
            1,
            1,
            Long.MAX_VALUE);
    Preparation preparation = new Preparation(settings(), announce);
    if (number % 3 == 0) {
      preparation.giveUp();
      preparation.join();
    } else {
      PreparedTest prepared = preparation.result();
      assertThat(prepared.cleanUp()).isEmpty();
      prepared.loaded().close();
    }
  }

  private DroneSettings settings() {
    Clock clock = Clock.system();
    return new DroneSettings(
        "prepares",
        "tests",
        new InProcessTransport(),
        loader,
        clock,
        Timing.IN_PROCESS,
        secret -> Optional.empty(),
        new WarmUp(clock, true),
        new Unsent(Optional.empty()),
        DroneLimits.NONE,
        new Siblings());
  }

  private Path jar(int number) {
    return folder.resolve("t%d.jar".formatted(number));
  }

  private long held() {
    return loaders.stream().filter(each -> !each.refersTo(null)).count();
  }

  /** Some threads end just after they have said so. */
  private void collect() {
    for (int i = 0; i < 50 && held() > 0; i++) {
      System.gc();
    }
  }

  private record Levels(long threads, long files, long classes) {
    static Levels now() {
      UnixOperatingSystemMXBean system =
          ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class);
      return new Levels(
          Thread.getAllStackTraces().size(),
          system.getOpenFileDescriptorCount(),
          ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
    }

    /** The JVM itself keeps a few more of each as it goes, but far from one for each test. */
    void assertNotAbove(Levels before) {
      assertThat(threads).as("threads").isLessThan(before.threads + 20);
      assertThat(files).as("open files").isLessThan(before.files + 20);
      assertThat(classes).as("loaded classes").isLessThan(before.classes + TESTS);
    }
  }
}
