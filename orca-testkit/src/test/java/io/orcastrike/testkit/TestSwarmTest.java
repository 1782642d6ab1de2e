package io.orcastrike.testkit;

import static io.orcastrike.api.LoadProfile.arrivalRate;
import static io.orcastrike.api.Rate.perSecond;
import static io.orcastrike.testkit.OrcaAssertions.assertThat;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.api.Plan;
import io.orcastrike.core.Run;
import io.orcastrike.core.protocol.LossPolicy;
import io.orcastrike.core.protocol.LossPolicy.Kind;
import io.orcastrike.report.DroneLoss;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.Verdict;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of runs when something happens to their drones. */
@Timeout(60)
class TestSwarmTest {
  private final Queue<Long> numbers = new ConcurrentLinkedQueue<>();
  private final Semaphore iterations = new Semaphore(0);

  private TestSwarm swarm(int drones, Duration length) throws Exception {
    return TestSwarm.of(
        drones,
        () ->
            parameters ->
                Plan.named("steady")
                    .load("load", arrivalRate(perSecond(60)).hold(length))
                    .scenario(
                        "work",
                        it -> {
                          numbers.add(it.number());
                          iterations.release();
                        })
                    .build());
  }

  @Test
  void aRunWithoutFaultsPasses() throws Exception {
    try (TestSwarm swarm = swarm(3, ofSeconds(1))) {
      RunReport report = LoadTests.run(swarm.test());

      assertThat(report).passed().isBalanced().isComplete().hasNoWarnings();
      assertThat(report).succeeded().isEqualTo(60);
    }
  }

  @Test
  void aDroneThatIsKilledEndsTheRunAndIsNamed() throws Exception {
    try (TestSwarm swarm = swarm(3, ofSeconds(30))) {
      Run run = swarm.test().start();
      iterations.acquire(30);
      swarm.drone(2).kill();
      RunReport report = run.await();

      assertThat(report).hasVerdict(Verdict.NOT_COMPLETED).hasReason("drone-2 was lost");
      assertThat(report).isBalanced();
      assertThat(report.losses()).extracting(DroneLoss::drone).containsExactly("drone-2");
      assertThat(report).planned().isEqualTo(1_800);
      assertThat(numbers).doesNotHaveDuplicates();
    }
  }

  @Test
  void theOthersCarryOnWithoutADroneThatIsKilled() throws Exception {
    try (TestSwarm swarm = swarm(3, ofSeconds(4))) {
      Run run = swarm.test().onLoss(new LossPolicy(Kind.CARRY_ON, 0.5)).start();
      iterations.acquire(20);
      swarm.drone(3).kill();
      RunReport report = run.await();

      assertThat(report).doesNotHaveVerdict(Verdict.NOT_COMPLETED).hasWarning("drone-3 was lost");
      assertThat(report).isBalanced();
      assertThat(report).planned().isEqualTo(240);
      assertThat(report).succeeded().isGreaterThanOrEqualTo(160); // of the two, all
      assertThat(report.totals().undelivered()).isPositive();
    }
  }

  @Test
  void aPartitionThatHealsCostsNothing() throws Exception {
    try (TestSwarm swarm = swarm(2, ofSeconds(3))) {
      Run run = swarm.test().start();
      iterations.acquire(40);
      swarm.drone(1).link().cutOff();
      iterations.acquire(30); // half a second, of the 1.5 s after which it would be lost
      swarm.drone(1).link().letIn();
      RunReport report = run.await();

      assertThat(report).passed().isBalanced().isComplete();
      assertThat(report).succeeded().isEqualTo(180);
      assertThat(report.losses()).isEmpty();
    }
  }

  @Test
  void lostAndLateMessagesAreSaidAgain() throws Exception {
    try (TestSwarm swarm = swarm(2, ofSeconds(2))) {
      swarm.leaderLink().lose(0.2);
      swarm.drone(1).link().delay(ofMillis(100));
      swarm.drone(2).link().lose(0.2);
      RunReport report = LoadTests.run(swarm.test());

      assertThat(report).isBalanced().isComplete();
      assertThat(report).succeeded().isEqualTo(120);
    }
  }

  @Test
  void aWatchAwaitsHowARunStands() throws Exception {
    ProgressWatch watch = new ProgressWatch();
    try (TestSwarm swarm = swarm(2, ofSeconds(30))) {
      Run run = swarm.test().sink(watch).start();
      assertThat(watch.await(now -> now.totals().succeeded() > 0).drones()).hasSize(2);
      swarm.drone(1).stop();
      RunReport report = run.await();

      assertThat(report).hasVerdict(Verdict.NOT_COMPLETED).hasReason("drone-1 was lost");
      assertThatThrownBy(() -> watch.await(now -> false))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("it ended before");
      assertThatThrownBy(() -> swarm.drone(3)).hasMessage("a drone's number must be 1 to 2, was 3");
    }
  }
}
