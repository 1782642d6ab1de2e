package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.redis.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Command lines of leaders and drones that are wrong, on a Redis that is there. */
@Timeout(60)
class SwarmUsageTest {
  private static RedisServer redis;

  @TempDir Path folder;
  private TestConsole console = new TestConsole();

  @BeforeAll
  static void begin() {
    redis = RedisServer.start();
  }

  @AfterAll
  static void end() {
    redis.close();
  }

  @Test
  void onlyOneThingIsLed() {
    String rule = "TEST, --lock or --resume must be given, and one only";
    refused(rule, "lead");
    assertThat(console.err()).contains("try: orca lead --help");
    refused(rule, "lead", "com.acme:shop:1", "--lock", "result.json");
    refused(rule, "lead", "--resume", "orca-out/run", "--lock", "result.json");
  }

  @Test
  void aLockIsAResult() throws Exception {
    String rule = "--lock must name a result.json of a run from files or coordinates";
    refused(rule, "lead", "--lock", "gone.json");
    assertThat(console.err()).contains("cannot be read as JSON", "gone.json");
    Files.writeString(folder.resolve("nonsense.json"), "{ nonsense");
    refused(rule, "lead", "--lock", "nonsense.json");
    for (String text : List.of("", "[]", "{}", "{\"test\": \"com.acme:shop:1\", \"lock\": []}")) {
      Files.writeString(folder.resolve("empty.json"), text);
      refused(rule, "lead", "--lock", "empty.json");
      assertThat(console.err()).contains("it names no test with its files");
    }
  }

  @Test
  void aTestThatWasHandedOutLiesBesideItsResult() throws Exception {
    String lock =
        "{\"test\": \"inline:Calls:10:%s\", \"lock\": [{\"name\": \"a\", \"sha256\": \"b\"}]}"
            .formatted("0".repeat(64));
    Files.writeString(folder.resolve("result.json"), lock);
    refused("the test that was handed out cannot be read again", "lead", "--lock", "result.json");
    assertThat(console.err()).contains(folder.resolve("test.jar").toString());
    Files.writeString(folder.resolve("test.jar"), "no");
    refused("the test that was handed out cannot be read again", "lead", "--lock", "result.json");
    assertThat(console.err()).contains("it is another than was run");
  }

  @Test
  void aSourceThatNamesFilesHasThem() throws Exception {
    Files.writeString(folder.resolve("Rows.java"), "//FILES rows.csv\n" + Sources.once("Rows"));
    refused("//FILES must name files, was \"rows.csv\"", "lead", "Rows.java");
    assertThat(console.err()).contains(folder.resolve("rows.csv").toString());
  }

  @Test
  void whatADroneMayRunIsThereOrIsAGroup() {
    String rule = "--allow must name a file or folder, there is none, or a group id";
    refused(rule, "drone", "--allow", "gone/tests");
    refused(rule, "drone", "--allow", "gone.jar");
    refused(rule, "drone", "--allow", "com.acme", "--allow", "com..acme");
    assertThat(console.err()).contains(folder.resolve("com..acme").toString());
  }

  @Test
  void aDroneHasOneSlotAtLeast() {
    refused("--slots: ", "drone", "--allow", "com.acme", "--slots", "0");
    assertThat(console.err()).contains("were 0", "try: orca drone --help");
    refused("--slots: ", "drone", "--accept-inline", "--slots=-1");
  }

  private void refused(String because, String... arguments) {
    console = new TestConsole().in(folder);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--on", "redis://" + redis.hostAndPort()));
    assertThat(console.run(all.toArray(String[]::new))).as(console.err()).isEqualTo(2);
    assertThat(console.err()).contains(because).doesNotContain("internal error");
    assertThat(console.out()).isEmpty();
  }
}
