package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.redis.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/how-to/doctor.md. */
@Timeout(60)
class HowToDoctorTest {
  @TempDir Path folder;

  @Test
  void eachCommandLooksAtWhatItNames() throws Exception {
    TestConsole console = new TestConsole().in(folder);
    assertThat(console.run("keys", "leader")).isZero();
    Path tests = Files.createDirectory(folder.resolve("tests"));
    List<List<String>> commands = HowTo.read("doctor.md").commands("orca doctor");
    assertThat(commands).hasSizeGreaterThanOrEqualTo(3);
    try (RedisServer redis = RedisServer.start()) {
      for (List<String> command : commands) {
        List<String> words = new ArrayList<>(command.subList(1, command.size()));
        words.replaceAll(
            word ->
                switch (word) {
                  case "redis://localhost:6399" -> "redis://" + redis.hostAndPort();
                  case "/tests" -> tests.toString();
                  default -> word;
                });
        console = console.again();
        assertThat(console.run(words.toArray(String[]::new))).as(console.err()).isZero();
        assertThat(console.out()).contains("open files");
        if (words.contains("--on")) {
          assertThat(console.out()).contains("round trip");
        }
      }
    }
  }
}
