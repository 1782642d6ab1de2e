package io.orcastrike.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.local.Compiled;
import io.orcastrike.core.local.TestFiles;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.TrustLimits;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a test leaves behind is named in its report. */
@Timeout(60)
class LeaksTest {
  private static final String POOL = "orca.tests.pool";
  private static final String KEY = "orca.tests.leaks";
  private static final String SOURCE =
      """
      import static io.orcastrike.api.LoadProfile.iterations;
      import io.orcastrike.api.*;
      import java.sql.*;
      import java.util.*;
      import java.util.concurrent.*;

      public final class Leaky implements LoadTest {
        static final ThreadLocal<Leaky> LOCAL = new ThreadLocal<>();

        @Override public Plan plan(Parameters parameters) {
          return Plan.named("leaky").load("load", iterations(1)).scenario("leak", it -> {}).build();
        }

        @SuppressWarnings("unchecked")
        static void undo(Runnable action) {
          ((List<Runnable>) System.getProperties().get("orca.tests.leaks")).add(action);
        }

        @Override public void prepare(DroneContext context) throws Exception {
          switch (context.parameters().text("leak")) {
            case "timer" -> {
              Timer timer = new Timer("ticker", true);
              undo(timer::cancel);
            }
            case "hook" -> {
              Thread hook = new Thread(() -> {}, "farewell");
              Runtime.getRuntime().addShutdownHook(hook);
              undo(() -> Runtime.getRuntime().removeShutdownHook(hook));
            }
            case "local" -> {
              ExecutorService pool =
                  (ExecutorService) System.getProperties().get("orca.tests.pool");
              pool.submit(() -> LOCAL.set(this)).get();
            }
            case "driver" -> DriverManager.registerDriver(new Fake());
            default -> {}
          }
        }

        public static final class Fake implements Driver {
          @Override public Connection connect(String url, Properties info) { return null; }
          @Override public boolean acceptsURL(String url) { return false; }
          @Override public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
            return new DriverPropertyInfo[0];
          }
          @Override public int getMajorVersion() { return 1; }
          @Override public int getMinorVersion() { return 0; }
          @Override public boolean jdbcCompliant() { return false; }
          @Override public java.util.logging.Logger getParentLogger() { return null; }
        }
      }
      """;

  @TempDir Path folder;
  private final List<Runnable> undo = new ArrayList<>();
  private final ExecutorService pool =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "host-pool"));

  private TestFiles files;

  @BeforeEach
  void compile() throws Exception {
    System.getProperties().put(KEY, undo);
    System.getProperties().put(POOL, pool);
    pool.submit(() -> {}).get(); // so that its thread is ours
    Path classes = Compiled.folder(folder, Map.of("Leaky.java", SOURCE));
    files = TestFiles.of(List.of(classes), Optional.of("Leaky"));
  }

  @AfterEach
  void undoAll() {
    System.getProperties().remove(KEY);
    System.getProperties().remove(POOL);
    pool.shutdown();
    undo.forEach(Runnable::run);
  }

  @Test
  void namesNothingWhereNothingIsLeft() throws Exception {
    assertThat(warnings("none")).isEmpty();
  }

  @Test
  void namesATimer() throws Exception {
    assertThat(warnings("timer"))
        .containsExactly(
            "drone-1: the test left 1 timers running: ticker;"
                + " call cancel() on each java.util.Timer in cleanup()");
  }

  @Test
  void namesAShutdownHook() throws Exception {
    assertThat(warnings("hook"))
        .containsExactly(
            "drone-1: the test left 1 shutdown hooks: farewell;"
                + " take each back in cleanup() by Runtime.removeShutdownHook");
  }

  @Test
  void namesAValueInAThreadLocalOfAThreadThatLivesOn() throws Exception {
    assertThat(warnings("local"))
        .containsExactly(
            "drone-1: the test left values in thread locals: Leaky on thread host-pool;"
                + " call remove() on each ThreadLocal when done");
  }

  @Test
  void namesADriverAndTakesItBack() throws Exception {
    // Whoever looks first loads the host's own drivers.
    List<Object> before = List.copyOf(DriverManager.drivers().toList());
    assertThat(warnings("driver"))
        .containsExactly(
            "drone-1: the test left 1 JDBC drivers registered: Leaky$Fake; Orca took them back,"
                + " call DriverManager.deregisterDriver in cleanup()");
    assertThat(warnings("none")).isEmpty();
    assertThat(List.<Object>copyOf(DriverManager.drivers().toList())).isEqualTo(before);
  }

  private List<String> warnings(String leak) throws Exception {
    RunReport report =
        Orca.test(files::find, "leaky")
            .parameter("leak", leak)
            .trust(new TrustLimits(Duration.ofHours(1), 1, 1))
            .start()
            .await();
    assertThat(report.totals().succeeded()).as("%s", report.reasons()).isEqualTo(1);
    return report.warnings().stream().filter(text -> text.contains("the test left")).toList();
  }
}
