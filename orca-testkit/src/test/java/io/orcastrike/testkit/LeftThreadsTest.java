package io.orcastrike.testkit;

import static io.orcastrike.testkit.OrcaAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.Orca;
import io.orcastrike.core.local.TestFiles;
import io.orcastrike.report.RunReport;
import io.orcastrike.spi.TestLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Threads that a test leaves behind are told by its class loader, so it needs one of its own. */
@Timeout(60)
class LeftThreadsTest {
  private static final String SOURCE =
      """
      import static io.orcastrike.api.LoadProfile.iterations;
      import io.orcastrike.api.*;
      import java.util.concurrent.CountDownLatch;

      public final class Leaky implements LoadTest {
        @Override
        public Plan plan(Parameters parameters) {
          return Plan.named("leaky")
              .load("load", iterations(10).users(2))
              .scenario("leak", Leaky::leak)
              .build();
        }

        @Override
        public void prepare(DroneContext context) {
          Thread leaking = new Thread(Leaky::await, "leaked-poller");
          leaking.setDaemon(true);
          leaking.start();
        }

        static void leak(Iteration it) {}

        static void await() {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            // the test of this test is over
          }
        }
      }
      """;

  @TempDir Path folder;

  @AfterEach
  void endThreads() {
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("leaked-poller"))
        .forEach(Thread::interrupt);
  }

  @Test
  void areNamed() throws Exception {
    Path classes = compile();
    TestLoader loader = TestFiles.of(List.of(classes), Optional.of("Leaky"))::find;

    RunReport report = LoadTests.run(Orca.test(loader, "leaky").drones(3));

    assertThat(report).isComplete().isBalanced().hasNoErrors();
    assertThat(report).succeeded().isEqualTo(10);
    for (int drone = 1; drone <= 3; drone++) {
      assertThat(report)
          .hasWarning("drone-%d: the test left 1 threads running: leaked-poller".formatted(drone));
    }
  }

  private Path compile() throws IOException {
    Path source = Files.writeString(folder.resolve("Leaky.java"), SOURCE);
    Path classes = Files.createDirectory(folder.resolve("classes"));
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    assertThat(result).as("exit code of the compiler").isZero();
    return classes;
  }
}
