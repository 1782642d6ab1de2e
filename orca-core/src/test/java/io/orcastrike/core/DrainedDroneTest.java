package io.orcastrike.core;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.api.Plan;
import io.orcastrike.core.local.ClassPathLoader;
import io.orcastrike.core.local.InProcessTransport;
import io.orcastrike.core.protocol.Timing;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.report.Verdict;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Drones that are to end, but gently. */
@Timeout(60)
class DrainedDroneTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final InProcessTransport transport = new InProcessTransport();
  private final Swarm swarm = Swarm.on(transport).timing(Timing.SWARM.scaled(0.1));
  private final CountDownLatch loading = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private volatile Duration length = Duration.ofSeconds(1);
  private final ClassPathLoader loader = new ClassPathLoader(() -> parameters -> plan());
  private SwarmDrone drone;

  private Plan plan() {
    return Plan.named("tiny")
        .load("load", arrivalRate(perSecond(20)).hold(length).grace(LONG))
        .scenario(
            "scenario",
            it -> {
              loading.countDown();
              mayEnd.await();
            })
        .build();
  }

  @BeforeEach
  void start() throws Exception {
    drone = Orca.drone(loader, swarm).name("a").start();
  }

  @AfterEach
  void end() throws InterruptedException {
    drone.close();
    drone.await();
    transport.close();
  }

  private Orca.Builder lead() {
    return Orca.test(loader, loader.name())
        .on(swarm)
        .trust(new TrustLimits(Duration.ofHours(1), 1, 1));
  }

  private FutureTask<Void> draining(Duration most) {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              drone.drain(most);
              return null;
            });
    Thread.ofVirtual().start(task);
    return task;
  }

  @Test
  void endsAtOnceWithoutARun() throws Exception {
    assertThat(drone.isBusy()).isFalse();
    drone.drain(LONG);

    assertThat(drone.await()).isFalse();
    Swarm hasty = swarm.timing(swarm.timing().withQuorumWithin(Duration.ofMillis(500)));
    assertThat(lead().on(hasty).start().await().verdict()).isEqualTo(Verdict.NO_QUORUM);
  }

  @Test
  void carriesOutTheRunThatItTakesPartIn() throws Exception {
    Run run = lead().start();
    loading.await();
    FutureTask<Void> draining = draining(LONG);

    assertThat(drone.isBusy()).isTrue();
    assertThat(draining.isDone()).isFalse();
    mayEnd.countDown();
    RunReport report = run.await();
    draining.get();

    assertThat(report.verdict()).as("%s", report.reasons()).isEqualTo(Verdict.PASSED);
    assertThat(report.totals().succeeded()).isEqualTo(20);
    assertThat(drone.isBusy()).isFalse();
    assertThat(drone.await()).isFalse();
  }

  @Test
  void isClosedWhenTheRunTakesLonger() throws Exception {
    length = LONG;
    Run run = lead().start();
    loading.await();
    drone.drain(Duration.ofMillis(50));

    assertThat(drone.await()).isFalse();
    RunReport report = run.await();
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_COMPLETED);
    assertThat(report.reasons()).containsExactly("drone a was lost: it was stopped");
    assertThat(report.totals().balanced()).isTrue();
  }
}
