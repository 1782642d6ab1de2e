package io.orcastrike.samples.jms;

import static io.orcastrike.testkit.OrcaAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.Orca;
import io.orcastrike.core.Run;
import io.orcastrike.core.Swarm;
import io.orcastrike.core.SwarmDrone;
import io.orcastrike.core.local.ClassPathLoader;
import io.orcastrike.core.protocol.Timing;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.samples.echo.EchoTest;
import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A leader and three drones, each with a connection of its own to the broker. */
@Timeout(60)
class JmsSwarmTest {
  /** What is asked here is not whether a machine that builds is fit to measure on. */
  private static final TrustLimits BUSY = new TrustLimits(Duration.ofHours(1), 1, 1);

  private final ClassPathLoader loader = new ClassPathLoader(EchoTest::new);
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  @TempDir Path folder;
  private Broker broker;

  @BeforeEach
  void start() throws Exception {
    broker = new Broker(folder);
    for (String name : new String[] {"a", "b", "c"}) {
      SwarmDrone drone = Orca.drone(loader, swarm()).name(name).start();
      opened.push(
          () -> {
            drone.close();
            drone.await();
          });
    }
  }

  /** Half the protocol's times: long enough for a broker that starts again. */
  private Swarm swarm() throws IOException {
    Transport transport = broker.connect();
    opened.push(transport);
    return Swarm.on(transport).timing(Timing.SWARM.scaled(0.5));
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
    broker.close();
  }

  private Run lead(Duration duration) throws Exception {
    return Orca.test(loader, loader.name())
        .on(swarm())
        .drones(3)
        .parameter("rate", "60")
        .parameter("duration", duration.toSeconds() + "s")
        .trust(BUSY)
        .start();
  }

  private static void assertWhole(RunReport report, long iterations) {
    assertThat(report).isComplete().isBalanced().hasNoErrors();
    assertThat(report).succeeded().isEqualTo(iterations);
    assertThat(report.drones()).extracting(DroneResult::name).containsExactly("a", "b", "c");
  }

  @Test
  void makesAWholeRun() throws Exception {
    assertWhole(lead(Duration.ofSeconds(2)).await(), 120);
  }

  @Test
  void losesNothingWhenTheBrokerIsRestartedInTheMiddle() throws Exception {
    Run run = lead(Duration.ofSeconds(4));
    while (run.progress().filter(now -> now.totals().succeeded() > 30).isEmpty()) {
      assertThat(run.await(Duration.ofMillis(10))).isEmpty();
    }
    broker.stop();
    broker.start();

    assertWhole(run.await(), 240);
  }
}
