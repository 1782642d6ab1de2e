package io.orcastrike.core;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.DroneContext;
import io.orcastrike.api.LoadTest;
import io.orcastrike.api.NotPermittedException;
import io.orcastrike.api.Parameters;
import io.orcastrike.api.Plan;
import io.orcastrike.api.Target;
import io.orcastrike.core.local.ClassPathLoader;
import io.orcastrike.core.local.InProcessTransport;
import io.orcastrike.core.protocol.Timing;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A drone with limits in a swarm within this process. */
@Timeout(60)
class LimitedDroneTest {
  private static final DroneLimits LIMITS =
      new DroneLimits(
          List.of(TargetPattern.of("*.test.example")),
          OptionalDouble.of(60),
          OptionalInt.empty(),
          Optional.empty());

  private final InProcessTransport transport = new InProcessTransport();
  private final Swarm swarm =
      Swarm.on(transport)
          .namespace("tests")
          .timing(Timing.SWARM.scaled(0.1).withQuorumWithin(Duration.ofSeconds(5)));
  private final AtomicInteger prepared = new AtomicInteger();
  private final CountDownLatch loading = new CountDownLatch(1);
  private volatile Duration length = Duration.ofSeconds(1);
  private volatile String target = "https://shop.test.example";
  private final ClassPathLoader loader = new ClassPathLoader(Tiny::new);
  private final SwarmDrone drone;

  private final class Tiny implements LoadTest {
    @Override
    public Plan plan(Parameters parameters) {
      return Plan.named("tiny")
          .target(target)
          .load("load", arrivalRate(perSecond(30)).hold(length))
          .scenario("scenario", it -> loading.countDown())
          .build();
    }

    @Override
    public void prepare(DroneContext context) {
      prepared.incrementAndGet();
      context.requirePermitted(Target.of("https://www.test.example"));
      try {
        context.requirePermitted(Target.of("https://www.example"));
      } catch (NotPermittedException e) {
        context.result("refused", String.valueOf(e.getMessage()));
      }
    }
  }

  LimitedDroneTest() throws Exception {
    drone = Orca.drone(loader, swarm).name("d1").limits(LIMITS).start();
  }

  @AfterEach
  void endDrone() throws InterruptedException {
    drone.close();
    drone.await();
    transport.close();
  }

  private Run lead(double scale) throws Exception {
    return Orca.test(loader, loader.name())
        .on(swarm)
        .scale(scale)
        .trust(new TrustLimits(Duration.ofHours(1), 1, 1))
        .start();
  }

  @Test
  void takesPartWithinItsLimitsAndRefusesTargetsThatItMeetsLater() throws Exception {
    RunReport report = lead(2).await();
    assertThat(report.verdict()).as("%s", report.reasons()).isEqualTo(Verdict.PASSED);
    assertThat(report.drones().getFirst().results())
        .containsEntry(
            "refused",
            "load must go to *.test.example here (--target of this drone), was to go to"
                + " www.example:443");
  }

  @Test
  void refusesBeforeItPreparesAndTheLeaderSaysWhy() throws Exception {
    target = "https://shop.example";
    RunReport report = lead(3).await();
    assertThat(report.verdict()).isEqualTo(Verdict.NO_QUORUM);
    assertThat(report.reasons())
        .containsExactly(
            "0 of 1 drones joined; d1 refused: load must go to *.test.example here (--target of the"
                + " drone), would go to shop.example:443; name that to the drone if it is meant;"
                + " a run's rate must be at most 60/s here (--max-rate of the drone), reaches"
                + " 90/s; --scale makes it less");
    assertThat(prepared).hasValue(0);
  }

  @Test
  void aSteeredRateBeyondItsLimitIsRefusedBeforehand() throws Exception {
    length = Duration.ofMinutes(10);
    Run run = lead(1);
    loading.await();
    SteerAnswer tooFast = run.steer(new SteerCommand.Rate(2.1), "a test");
    SteerAnswer fast = run.steer(new SteerCommand.Rate(2), "a test");
    run.steer(new SteerCommand.Stop(), "a test");
    run.await();
    assertThat(tooFast)
        .isEqualTo(
            SteerAnswer.no(
                "the rate must be at most 2.00 times the plan's on drone d1 (its --max-rate), was"
                    + " to be 2.1 times"));
    assertThat(fast.accepted()).as("%s", fast).isTrue();
  }

  @Test
  void stopsItsLoadWhereALeaderDoesNotKeepToItsLimit() throws Exception {
    length = Duration.ofMinutes(10);
    drone.close();
    drone.await();
    Swarm boundless = new Swarm(new Boundless(transport), swarm.namespace(), swarm.timing());
    try (SwarmDrone deceived = Orca.drone(loader, boundless).name("d2").limits(LIMITS).start()) {
      Run run = lead(1);
      loading.await();
      SteerAnswer tooFast = run.steer(new SteerCommand.Rate(3), "a test");
      RunReport report = run.await();
      assertThat(tooFast.accepted()).as("%s", tooFast).isTrue();
      assertThat(report.verdict()).isEqualTo(Verdict.NOT_COMPLETED);
      assertThat(report.reasons())
          .containsExactly(
              "drone d2 was lost: its load was to go at 3.0 times the plan's rate, its --max-rate"
                  + " permits 2.00 times");
      deceived.close();
      assertThat(deceived.await()).isFalse();
    }
  }

  /** Takes the limit out of what a drone says, so that its leader does not know of it. */
  private record Boundless(Transport transport) implements Transport {
    @Override
    public void publish(String channel, byte[] message) throws IOException {
      String said = new String(message, StandardCharsets.ISO_8859_1);
      String without = said.replaceFirst("\"mostFactor\":[0-9.E]+", "\"mostFactor\":0");
      transport.publish(channel, without.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public Subscription subscribe(String... channels) throws IOException {
      return transport.subscribe(channels);
    }

    @Override
    public void close() {}
  }
}
