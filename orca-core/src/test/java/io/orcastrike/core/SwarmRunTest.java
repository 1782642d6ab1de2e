package io.orcastrike.core;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.api.Plan;
import io.orcastrike.core.local.ClassPathLoader;
import io.orcastrike.core.local.InProcessTransport;
import io.orcastrike.core.protocol.LossPolicy;
import io.orcastrike.core.protocol.LossPolicy.Kind;
import io.orcastrike.core.protocol.Timing;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.TestLoader;
import io.orcastrike.spi.TestNotFoundException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Drones that wait for runs, and leaders that find them: on a bus within this process. */
@Timeout(60)
class SwarmRunTest {
  private final InProcessTransport transport = new InProcessTransport();
  private final Swarm swarm =
      Swarm.on(transport).namespace("tests").timing(Timing.SWARM.scaled(0.1));
  private final List<SwarmDrone> drones = new ArrayList<>();
  private final Queue<Long> numbers = new ConcurrentLinkedQueue<>();
  private final CountDownLatch loading = new CountDownLatch(3);
  private volatile Duration length = Duration.ofSeconds(1);
  private final ClassPathLoader loader = new ClassPathLoader(() -> parameters -> plan());
  @TempDir Path folder;

  private Plan plan() {
    return Plan.named("tiny")
        .load("load", arrivalRate(perSecond(30)).hold(length))
        .scenario(
            "scenario",
            it -> {
              numbers.add(it.number());
              loading.countDown();
            })
        .build();
  }

  private SwarmDrone drone(String name) throws Exception {
    SwarmDrone drone = Orca.drone(loader, swarm).name(name).start();
    drones.add(drone);
    return drone;
  }

  private Orca.Builder lead(int quorum) {
    return Orca.test(loader, loader.name())
        .on(swarm)
        .drones(quorum)
        .trust(new TrustLimits(Duration.ofHours(1), 1, 1));
  }

  @AfterEach
  void endDrones() throws InterruptedException {
    drones.forEach(SwarmDrone::close);
    for (SwarmDrone drone : drones) {
      drone.await();
    }
    transport.close();
  }

  @Test
  void dronesServeRunAfterRun() throws Exception {
    drone("a");
    drone("b");
    for (int run = 1; run <= 3; run++) {
      RunReport report = lead(2).start().await();
      assertThat(report.verdict()).as("%s", report.reasons()).isEqualTo(Verdict.PASSED);
      assertThat(report.drones()).extracting(DroneResult::name).containsExactly("a", "b");
      assertThat(report.totals().succeeded()).isEqualTo(30);
      assertThat(numbers).hasSize(30 * run);
    }
  }

  @Test
  void aQuorumThatIsNotReachedNamesWhoJoined() throws Exception {
    drone("a");
    Swarm hasty = swarm.timing(swarm.timing().withQuorumWithin(Duration.ofSeconds(1)));
    RunReport report = lead(2).on(hasty).start().await();
    assertThat(report.verdict()).isEqualTo(Verdict.NO_QUORUM);
    assertThat(report.reasons()).containsExactly("1 of 2 drones joined (a)");
    assertThat(lead(1).start().await().verdict()).isEqualTo(Verdict.PASSED);
  }

  @Test
  void aDroneThatMayNotRunTheTestSaysSoInItsOwnWords() throws Exception {
    TestLoader strict =
        test -> {
          throw new TestNotFoundException("this drone may not run " + test);
        };
    drones.add(Orca.drone(strict, swarm).name("strict").start());
    Swarm hasty = swarm.timing(swarm.timing().withQuorumWithin(Duration.ofSeconds(2)));
    RunReport report = lead(1).on(hasty).start().await();
    assertThat(report.verdict()).isEqualTo(Verdict.NO_QUORUM);
    assertThat(report.reasons())
        .containsExactly(
            "0 of 1 drones joined; strict refused: this drone may not run " + loader.name());
  }

  @Test
  void otherNamespacesAreOtherSwarms() throws Exception {
    drone("a");
    Swarm hasty = swarm.timing(swarm.timing().withQuorumWithin(Duration.ofMillis(500)));
    RunReport report = lead(1).on(hasty.namespace("others")).start().await();
    assertThat(report.reasons()).containsExactly("0 of 1 drones joined");
  }

  @Test
  void aDroneThatIsStoppedHandsOverWhatItHasAndEndsTheRun() throws Exception {
    length = Duration.ofSeconds(20);
    SwarmDrone stopped = drone("a");
    drone("b");
    Run run = lead(2).start();
    loading.await();
    stopped.close();
    assertThat(stopped.await()).isFalse();
    RunReport report = run.await();
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_COMPLETED);
    assertThat(report.reasons())
        .singleElement()
        .asString()
        .isEqualTo("drone a was lost: it was stopped");
    // One may have been interrupted before its first instruction.
    long ran = numbers.size();
    assertThat(report.totals().started()).isBetween(ran, ran + report.totals().interrupted());
    assertThat(report.totals().balanced()).isTrue();
    assertThat(report.totals().planned()).isEqualTo(600);
  }

  @Test
  void othersTakeUpTheLoadOfALostDrone() throws Exception {
    length = Duration.ofSeconds(8);
    SwarmDrone stopped = drone("a");
    drone("b");
    drone("c");
    Run run = lead(3).onLoss(new LossPolicy(Kind.RESPREAD, 0.5)).start();
    loading.await();
    stopped.close();
    RunReport report = run.await();
    assertThat(report.verdict()).as("%s", report.reasons()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(report.warnings()).contains("drone a was lost: it was stopped");
    assertThat(numbers).doesNotHaveDuplicates();
    assertThat(report.totals().started())
        .isBetween((long) numbers.size(), numbers.size() + report.totals().interrupted());
    assertThat(report.totals().planned()).isEqualTo(240);
    assertThat(report.totals().balanced()).isTrue();
    // Its lease and two seconds, scaled down, were not delivered; all after it were.
    assertThat(report.totals().undelivered()).isPositive().isLessThan(60);
    assertThat(numbers.stream().filter(n -> n % 3 == 0 && n > 180)).isNotEmpty();
  }

  @Test
  void aRunIsNotResumedWithoutItsSwarm() throws Exception {
    drone("a");
    lead(1).folder(folder).start().await();
    Orca.Builder resumed = Orca.resume(loader, folder);
    assertThatThrownBy(resumed::start).hasMessageContaining("on(...)");
  }
}
