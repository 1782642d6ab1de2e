package io.orcastrike.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.DroneContext;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Scenario;
import io.orcastrike.testkit.FakeIteration;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WarmUpTest {
  private static final AtomicInteger LENGTHS = new AtomicInteger();

  @Test
  void callsAnEchoOfItsOwnAndNotTheTarget() throws Exception {
    try (Target target = new Target();
        FakeIteration it = new FakeIteration()) {
      for (HttpBuilder builder :
          new HttpBuilder[] {
            Http.to(target.url() + "/base").sharedConnections(4),
            Http.to(target.url()).connectionsPerUser(6).maxBody(1).redirects(0)
          }) {
        try (Http http = builder.open(drone(longer()))) {
          assertThat(target.asked()).isEmpty();
          assertThat(http.openConnections()).isZero();
        }
      }
      try (Http http = Http.to(target.url()).sharedConnections(4).open(drone(Duration.ZERO))) {
        http.user(it).get("/");
        assertThat(target.asked()).hasSize(1);
      }
    }
  }

  @Test
  void leavesNoThread() throws Exception {
    Http.to("http://127.0.0.1:1").sharedConnections(4).open(drone(longer())).close();

    List<Thread> left =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("orca-http"))
            .toList();
    for (Thread each : left) {
      each.join(Duration.ofSeconds(10)); // one that is just about to end
    }
    assertThat(left).noneMatch(Thread::isAlive);
  }

  @Test
  void theEchoAnswersWhoeverCallsIt() throws Exception {
    Http http;
    try (Echo echo = new Echo();
        FakeIteration it = new FakeIteration()) {
      http = Http.to("http://" + echo.origin()).sharedConnections(2).open();
      try (http) {
        assertThat(http.user(it).get("/").body()).hasSize(100);
        assertThat(http.user(it).get("/{x}", 1).status()).isEqualTo(200);
      }
      echo.close();
      try (Http after = Http.to("http://" + echo.origin()).sharedConnections(2).open()) {
        Assertions.assertThatThrownBy(() -> after.user(it).get("/"))
            .isInstanceOf(ConnectException.class);
      }
    }
  }

  @Test
  void isDoneOnceInAProcess() {
    Duration length = longer();
    try (Http http = Http.to("http://127.0.0.1:1").sharedConnections(4).open()) {
      assertThat(WarmUp.once(http.settings(), drone(length))).isTrue();
      assertThat(WarmUp.once(http.settings(), drone(length))).isFalse();
      assertThat(WarmUp.once(http.settings(), drone(Duration.ZERO))).isFalse();
    }
  }

  /** Returns more than this process was warmed up for. */
  private static Duration longer() {
    return Duration.ofMillis(20 * LENGTHS.incrementAndGet());
  }

  private static DroneContext drone(Duration warmUp) {
    return new DroneContext() {
      @Override
      public String drone() {
        return "drone-1";
      }

      @Override
      public Parameters parameters() {
        return Parameters.of(Map.of());
      }

      @Override
      public Map<String, String> values() {
        return Map.of();
      }

      @Override
      public Duration warmUp() {
        return warmUp;
      }

      @Override
      public void warmUp(Scenario.Body body, Duration length) {
        for (int n = 0; n < 70; n++) { // more than a connection of the echo lasts
          try (FakeIteration it = new FakeIteration(n)) {
            body.run(it);
            assertThat(it.failedSteps()).isEmpty();
            assertThat(it.failedChecks()).isEmpty();
          } catch (Exception e) {
            throw new AssertionError("a warm-up must not fail", e);
          }
        }
      }

      @Override
      public void requirePermitted(io.orcastrike.api.Target target) {}

      @Override
      public void result(String name, String value) {}
    };
  }
}
