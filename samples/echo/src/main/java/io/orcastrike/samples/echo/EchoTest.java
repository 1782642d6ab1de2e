package io.orcastrike.samples.echo;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Metric.errorRate;
import static io.orcastrike.api.Metric.p95;
import static io.orcastrike.api.Rate.perSecond;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.orcastrike.api.DroneContext;
import io.orcastrike.api.Iteration;
import io.orcastrike.api.LoadTest;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Plan;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says "Pandas Are Awesome." over TCP, on a connection of its own each time, and wants it back. */
public final class EchoTest implements LoadTest {
  private static final String WORDS = "Pandas Are Awesome.";
  private static final int TIMEOUT_MILLIS = 5_000;

  /** Ours, where no target was given. */
  private @Nullable EchoTarget ownTarget;

  private @Nullable InetSocketAddress target;

  @Override
  public Plan plan(Parameters parameters) {
    double rate = parameters.number("rate", 50);
    var duration = parameters.duration("duration", ofSeconds(10));
    return Plan.named("echo")
        .load("callers", arrivalRate(perSecond(rate)).hold(duration))
        .scenario("echo", this::echo)
        .threshold(p95().below(ofMillis(100)))
        .threshold(errorRate().below(0.01))
        .build();
  }

  /**
   * Takes the given target, or starts one in this process, which only drones of this host reach.
   */
  @Override
  public Map<String, String> setUp(Parameters parameters) throws IOException {
    String given = parameters.text("target", "");
    if (!given.isEmpty()) {
      return Map.of("target", given);
    }
    EchoTarget started = EchoTarget.start(0);
    ownTarget = started;
    return Map.of("target", started.address());
  }

  /** Closes the target that this object started; a target has no address to close it from afar. */
  @Override
  public void tearDown(Parameters parameters, Map<String, String> values) {
    if (ownTarget != null) {
      ownTarget.close();
    }
  }

  @Override
  public void prepare(DroneContext context) {
    target = addressOf(Objects.requireNonNull(context.values().get("target"), "value of setUp"));
  }

  void echo(Iteration it) throws Exception {
    String answer = it.step("say", () -> say(WORDS));
    it.require("the same words", answer.equals(WORDS));
  }

  private String say(String words) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(target, TIMEOUT_MILLIS);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write((words + "\n").getBytes(UTF_8));
      var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      String answer = answers.readLine();
      if (answer == null) {
        throw new IOException("the target hung up without an answer");
      }
      return answer;
    }
  }

  private static InetSocketAddress addressOf(String target) {
    int colon = target.lastIndexOf(':');
    try {
      return new InetSocketAddress(
          target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)));
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "target must be host:port such as 127.0.0.1:7000, was \"%s\"".formatted(target), e);
    }
  }
}
