package io.orcastrike.core.inline;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.core.Orca;
import io.orcastrike.core.Swarm;
import io.orcastrike.core.SwarmDrone;
import io.orcastrike.core.local.InProcessTransport;
import io.orcastrike.core.local.Sha256;
import io.orcastrike.core.protocol.Timing;
import io.orcastrike.report.DroneResult;
import io.orcastrike.report.LockedFile;
import io.orcastrike.report.RunReport;
import io.orcastrike.report.TrustLimits;
import io.orcastrike.report.Verdict;
import io.orcastrike.spi.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Drones that have nothing run a test that their leader hands out. */
@Timeout(60)
class InlineRunTest {
  private final InProcessTransport transport = new InProcessTransport();
  private final InProcessTransport pieces = new InProcessTransport();
  private final Swarm swarm =
      Swarm.on(transport).namespace("tests").timing(Timing.SWARM.scaled(0.1));
  private final List<SwarmDrone> drones = new ArrayList<>();
  private final List<PieceLoader> loaders = new ArrayList<>();
  @TempDir Path folder;

  private void drone(String name) throws IOException {
    Path files = Files.createDirectory(folder.resolve("files-" + name));
    PieceLoader loader = new PieceLoader(pieces, swarm.namespace(), Clock.system(), files);
    loaders.add(loader);
    drones.add(Orca.drone(loader, swarm).name(name).start());
  }

  private Orca.Builder lead(InlineJar jar) {
    return Orca.test(jar.loader(), jar.address().toString())
        .on(swarm)
        .drones(2)
        .trust(new TrustLimits(Duration.ofHours(1), 1, 1));
  }

  @AfterEach
  void endDrones() throws InterruptedException {
    drones.forEach(SwarmDrone::close);
    for (SwarmDrone drone : drones) {
      drone.await();
    }
    loaders.forEach(PieceLoader::close);
    transport.close();
    pieces.close();
  }

  @Test
  void theTestRunsAndItsFilesGo() throws Exception {
    InlineJar jar = Packed.shop(folder);
    drone("a");
    drone("b");
    try (PieceServer server = new PieceServer(jar, pieces, swarm.namespace(), Clock.system())) {
      assertThat(server).isNotNull();
      for (int run = 1; run <= 2; run++) {
        RunReport report = lead(jar).start().await();
        assertThat(report.verdict()).as("%s", report.reasons()).isEqualTo(Verdict.PASSED);
        assertThat(report.drones()).extracting(DroneResult::name).containsExactly("a", "b");
        assertThat(report.totals().succeeded()).isEqualTo(20);
        assertThat(report.info().test()).isEqualTo(jar.address().toString());
        assertThat(report.info().lock())
            .contains(new LockedFile("Shop.jar", Sha256.hex(jar.content())))
            .extracting(LockedFile::name)
            .containsExactly("Shop.jar", "one.jar", "two.jar");
      }
    }
    for (SwarmDrone drone : drones) {
      drone.close();
      drone.await();
    }
    for (String name : List.of("a", "b")) {
      try (Stream<Path> left = Files.list(folder.resolve("files-" + name))) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  void filesThatAreNotTheLeadersGoToo() throws Exception {
    InlineJar jar = Packed.shop(folder);
    drone("a");
    drone("b");
    Swarm hasty = swarm.timing(swarm.timing().withQuorumWithin(Duration.ofSeconds(3)));
    try (PieceServer server = new PieceServer(jar, pieces, swarm.namespace(), Clock.system())) {
      assertThat(server).isNotNull();
      RunReport report =
          Orca.test(new OtherLock(jar.loader()), jar.address().toString())
              .on(hasty)
              .drones(2)
              .start()
              .await();
      assertThat(report.verdict()).isEqualTo(Verdict.NO_QUORUM);
      assertThat(report.reasons().toString()).contains("Shop.jar has SHA-256");
    }
    for (String name : List.of("a", "b")) {
      try (Stream<Path> left = Files.list(folder.resolve("files-" + name))) {
        assertThat(left).isEmpty();
      }
    }
  }
}
