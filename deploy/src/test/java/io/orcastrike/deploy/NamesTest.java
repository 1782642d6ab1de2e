package io.orcastrike.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.testkit.FreePort;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs docs/how-to/names.md: needs dnsmasq and redis-server. */
@Tag("machine")
@Timeout(240)
class NamesTest {
  @TempDir Path folder;

  /** On the first host of the record is no Redis. */
  @Test
  void leaderAndDroneMeetAtTheRedisThatTheDnsNames() throws Exception {
    int redis = FreePort.find();
    int dns = FreePort.find();
    try (HowTo page =
        new HowTo("names.md", folder)
            .replacing("10.0.0.11", "127.0.0.1")
            .replacing("10.0.0.12", "127.0.0.2")
            .replacing(",6379,", "," + redis + ",")
            .replacing("02.orca --", "02.orca?dns=127.0.0.1:" + dns + " --")) {
      Files.writeString(folder.resolve("orca.conf"), page.block("dnsmasq", 0));
      page.start(
          "exec dnsmasq --no-daemon --conf-file=orca.conf --pid-file= --user= --no-resolv"
              + " --no-hosts --listen-address=127.0.0.1 --bind-interfaces --port="
              + dns,
          "started");
      page.start(
          "exec redis-server --bind 127.0.0.2 --save '' --port " + redis,
          "Ready to accept connections");
      Service drone = page.start(page.block("sh service", 0), "waiting for runs");
      assertThat(page.run(page.block("sh", 0))).contains("PASSED  shop");
      assertThat(drone.log()).contains("made its load");
      assertThat(page.count("sh") + page.count("sh service")).as("all were run").isEqualTo(2);
    }
  }
}
