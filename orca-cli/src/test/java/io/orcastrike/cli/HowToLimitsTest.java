package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What docs/how-to/limits.md says, done by processes. */
@Timeout(120)
class HowToLimitsTest {
  private static final String SOURCE = "ShopLoad.java";

  @TempDir Path folder;

  @Test
  void aDroneSaysItsLimitsAndTheLeaderIsToldWhatBreaksThem() throws Exception {
    HowTo page = HowTo.read("limits.md");
    Files.writeString(folder.resolve(SOURCE), page.blocks("java").getFirst());
    try (SwarmProcesses swarm = new SwarmProcesses(folder, 0.1)) {
      String on = "redis://" + swarm.redis().hostAndPort();
      List<String> command = new ArrayList<>(page.commands("orca drone").getFirst());
      command.removeFirst();
      command.set(command.indexOf("redis://redis:6379"), on);
      command.addAll(List.of("--accept-inline", "--name", "d1", "--time-scale", "0.1"));
      // What it fetched must not stay when it is killed.
      Path temporary = Files.createDirectories(folder.resolve("temporary-drone"));
      Map<String, String> options = Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
      SwarmProcess drone = swarm.start(options, command.toArray(String[]::new));
      drone.awaitText("waiting for runs");
      assertThat(drone.err()).contains(page.blocks("").get(1).lines().toList().get(1));

      swarm.leads(SwarmTarget.JAR);
      swarm.leadRefused(1, "d1 refused: this drone may not run");
      swarm.leads(SOURCE, "--param", "url=https://shop.acme.com", "--scale", "20");
      swarm.leadRefused(1, page.blocks("").get(2).lines().toList().get(1).strip());
      swarm.leads("Undeclared.java");
      Files.writeString(folder.resolve("Undeclared.java"), Sources.once("Undeclared"));
      swarm.leadRefused(
          1, "a plan must declare its targets where a drone was started with --target");
    }
  }

  @Test
  void theTestOfThePageShowsItsTarget() throws Exception {
    Files.writeString(folder.resolve(SOURCE), HowTo.read("limits.md").blocks("java").getFirst());
    TestConsole console = new TestConsole().in(folder);
    assertThat(console.run("check", SOURCE)).as(console.err()).isZero();
    assertThat(console.out()).contains("  to shop.test.acme.com:443");
  }
}
