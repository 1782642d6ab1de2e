package io.orcastrike.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.Parameters;
import io.orcastrike.core.local.Compiled;
import io.orcastrike.core.local.TestFiles;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.LoadedTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every code of a test runs with the test's class loader in the context of its thread. */
@Timeout(60)
class ContextClassLoaderTest {
  private static final String KEY = "orca.tests.context";
  private static final String SOURCE =
      """
      import static io.orcastrike.api.LoadProfile.*;
      import io.orcastrike.api.*;
      import java.time.Duration;
      import java.util.*;

      public final class Watcher implements LoadTest {
        static { note("class"); }

        public Watcher() { note("constructor"); }

        @SuppressWarnings("unchecked")
        static void note(String where) {
          ClassLoader context = Thread.currentThread().getContextClassLoader();
          boolean own = context == Watcher.class.getClassLoader();
          ((Queue<String>) System.getProperties().get("orca.tests.context"))
              .add(where + (own ? "" : " with " + context));
        }

        @Override public Plan plan(Parameters parameters) {
          note("plan");
          return Plan.named("watcher")
              .load("arrivals", arrivalRate(Rate.perSecond(20)).hold(Duration.ofMillis(200)))
              .scenario("arrival", it -> iterate(it, "arrival"))
              .load("users", users(1).hold(Duration.ofMillis(200)))
              .scenario("user", it -> iterate(it, "user"))
              .load("shared", iterations(2).users(1))
              .scenario("shared", it -> iterate(it, "shared"))
              .build();
        }

        static void iterate(Iteration it, String where) throws Exception {
          note(where);
          it.step("step", () -> { note(where + " step"); return 1; });
          it.pause(Duration.ofMillis(20));
          note(where + " after a pause");
        }

        @Override public Map<String, String> setUp(Parameters parameters) {
          note("setUp");
          return Map.of();
        }

        @Override public void tearDown(Parameters parameters, Map<String, String> values) {
          note("tearDown");
        }

        @Override public void prepare(DroneContext context) { note("prepare"); }

        @Override public void cleanup() { note("cleanup"); }
      }
      """;

  private static final List<String> EVERYWHERE =
      List.of(
          "class",
          "constructor",
          "plan",
          "setUp",
          "tearDown",
          "prepare",
          "cleanup",
          "arrival",
          "arrival step",
          "arrival after a pause",
          "user",
          "user step",
          "user after a pause",
          "shared",
          "shared step",
          "shared after a pause");

  @TempDir Path folder;
  private final Queue<String> noted = new ConcurrentLinkedQueue<>();
  private TestFiles files;

  @BeforeEach
  void compile() throws Exception {
    System.getProperties().put(KEY, noted);
    Path classes = Compiled.folder(folder, Map.of("Watcher.java", SOURCE));
    files = TestFiles.of(List.of(classes), Optional.empty());
  }

  @AfterEach
  void forget() {
    System.getProperties().remove(KEY);
  }

  @Test
  void isTheTestsOwnInEveryCallOfARun() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    RunReport report =
        Orca.test(files::find, "watcher")
            .drones(2)
            .trust(new TrustLimits(Duration.ofHours(1), 1, 1))
            .start()
            .await();
    assertThat(report.verdict()).as("%s", report.reasons()).isEqualTo(Verdict.PASSED);
    assertThat(noted).containsOnlyOnceElementsOf(List.of("setUp", "tearDown"));
    assertThat(noted).hasSameElementsAs(EVERYWHERE);
    assertThat(noted.stream().filter("plan"::equals)).hasSize(3);
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void isTheTestsOwnInARehearsal() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (LoadedTest loaded = files.find("watcher").open()) {
      Rehearsal.of(loaded, Parameters.of(Map.of(), name -> Optional.empty()));
    }
    assertThat(noted).hasSameElementsAs(EVERYWHERE);
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }
}
