package io.orcastrike.samples.echo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.api.InvalidPlanException;
import io.orcastrike.api.ParameterException;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Plan;
import io.orcastrike.api.RequirementException;
import io.orcastrike.testkit.FakeDrone;
import io.orcastrike.testkit.FakeIteration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EchoBodyTest {
  private static final Parameters DEFAULTS = Parameters.of(Map.of());

  private final EchoTest test = new EchoTest();

  @Test
  void plansTenSecondsByDefault() {
    Plan plan = test.plan(DEFAULTS);

    assertThat(plan.duration()).isEqualTo(Duration.ofSeconds(10));
    assertThat(plan.thresholds())
        .map(Object::toString)
        .containsExactly("p95 < 100 ms", "errorRate < 1 %");
  }

  @Test
  void refusesARateBelowZero() {
    Parameters parameters = Parameters.of(Map.of("rate", "-5"));

    assertThatThrownBy(() -> test.plan(parameters))
        .isInstanceOf(InvalidPlanException.class)
        .hasMessageContaining("rate must be >= 0 per second, was -5")
        .hasMessageContaining("(load \"callers\"");
  }

  @Test
  void refusesATimeThatIsNone() {
    Parameters parameters = Parameters.of(Map.of("duration", "long"));

    assertThatThrownBy(() -> test.plan(parameters))
        .isInstanceOf(ParameterException.class)
        .hasMessageContaining("\"duration\"")
        .hasMessageContaining("\"long\"");
  }

  @Test
  void startsATargetOfItsOwnAndClosesIt() throws Exception {
    Map<String, String> values = test.setUp(DEFAULTS);
    test.prepare(new FakeDrone(DEFAULTS, values));
    FakeIteration it = new FakeIteration();

    test.echo(it);
    test.tearDown(DEFAULTS, values);

    assertThat(it.steps()).containsExactly("say");
    assertThat(it.checks()).containsExactly("the same words");
    assertThat(it.failedChecks()).isEmpty();
    assertThatThrownBy(() -> test.echo(new FakeIteration())).isInstanceOf(IOException.class);
  }

  @Test
  void callsTheTargetGiven() throws Exception {
    try (EchoTarget target = EchoTarget.start(0)) {
      Parameters parameters = Parameters.of(Map.of("target", target.address()));
      Map<String, String> values = test.setUp(parameters);
      test.prepare(new FakeDrone(parameters, values));

      test.echo(new FakeIteration());
      test.tearDown(DEFAULTS, values);
      test.echo(new FakeIteration());

      assertThat(values).containsExactly(Map.entry("target", target.address()));
    }
  }

  @Test
  void failsWhenOtherWordsComeBack() throws Exception {
    try (ServerSocket parrot = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> sayNo(parrot));
      prepare("127.0.0.1:" + parrot.getLocalPort());
      FakeIteration it = new FakeIteration();

      assertThatThrownBy(() -> test.echo(it)).isInstanceOf(RequirementException.class);
      assertThat(it.failedChecks()).containsExactly("the same words");
    }
  }

  @Test
  void refusesATargetWithoutAPort() {
    for (String target : new String[] {"localhost", "localhost:", "localhost:http", "h:70000"}) {
      assertThatThrownBy(() -> prepare(target))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("target must be host:port such as 127.0.0.1:7000, was \"%s\"", target);
    }
  }

  private void prepare(String target) {
    test.prepare(new FakeDrone(DEFAULTS, Map.of("target", target)));
  }

  private static void sayNo(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.getInputStream().read();
      socket.getOutputStream().write("No.\n".getBytes(UTF_8));
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      // the test ended first
    }
  }
}
