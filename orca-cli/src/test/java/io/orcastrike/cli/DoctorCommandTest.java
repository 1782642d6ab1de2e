package io.orcastrike.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcastrike.redis.RedisServer;
import io.orcastrike.testkit.FreePort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code orca doctor}, with servers that are there, and some that are not. */
@Timeout(60)
class DoctorCommandTest {
  @TempDir Path folder;
  private TestConsole console = new TestConsole();

  private int doctor(String... options) {
    console = console.again().in(folder);
    String[] arguments = new String[options.length + 1];
    arguments[0] = "doctor";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return console.run(arguments);
  }

  private JsonNode check(String name) throws Exception {
    for (JsonNode check : new ObjectMapper().readTree(console.out()).path("checks")) {
      if (check.path("check").asText().equals(name)) {
        return check;
      }
    }
    throw new AssertionError(name + " is not among " + console.out());
  }

  @Test
  void aRedisThatIsThereIsAskedForAllThatARunNeeds() throws Exception {
    try (RedisServer redis = RedisServer.start()) {
      String on = "redis://" + redis.hostAndPort();
      assertThat(doctor("--on", on, "--role", "leader")).as(console.out()).isZero();
      assertThat(console.out())
          .containsSubsequence("java", "processors", "memory", "open files", "ports", "temporary")
          .containsSubsequence("redis", on, "round trip", "rights", "clock", "persistence", "buff");
      assertThat(console.out().lines()).allMatch(line -> line.length() <= 80);
      assertThat(doctor("--on", on, "--json")).isZero();
      assertThat(check("rights").path("figure").asText()).contains("of a drone");
      assertThat(check("clock").path("level").asText()).isEqualTo("ok");
    }
  }

  @Test
  void aRedisThatIsNotThereIsTroubleAfterSeconds() throws Exception {
    int nobody = FreePort.find();
    assertThat(doctor("--on", "redis://127.0.0.1:" + nobody, "--json")).isEqualTo(3);
    assertThat(check("redis").path("level").asText()).isEqualTo("trouble");
    assertThat(check("redis").path("figure").asText()).contains("127.0.0.1:" + nobody, "reached");
    assertThat(check("redis").path("remedy").asText()).contains("redis-cli");
    assertThat(check("java").path("level").asText()).isNotEqualTo("trouble");
    assertThat(new ObjectMapper().readTree(console.out()).path("ok").asBoolean()).isFalse();
  }

  @Test
  void aUserOfAnotherNamespaceLacksItsRights() throws Exception {
    console.with("ORCA_REDIS_PASSWORD", "s3cret");
    console = console.again();
    assertThat(console.run("acl", "--role", "drone", "--namespace", "shop", "--redis-6")).isZero();
    Path rules = Files.writeString(folder.resolve("users.acl"), console.out());
    try (RedisServer redis = RedisServer.start("--aclfile", rules.toString())) {
      console.with("ORCA_REDIS_USER", "orca-drone");
      String on = "redis://" + redis.hostAndPort();
      assertThat(doctor("--on", on, "--namespace", "shop")).as(console.out()).isZero();
      assertThat(console.out()).contains("may not ask");
      assertThat(doctor("--on", on, "--namespace", "other", "--json")).isEqualTo(3);
      assertThat(check("rights").path("figure").asText())
          .contains("subscribe orca:{other}:announce");
      assertThat(check("rights").path("remedy").asText())
          .contains("orca acl --role drone --namespace other");
      assertThat(console.out()).doesNotContain("s3cret");
    }
  }

  @Test
  void keysPlacesRepositoriesAndSinksAreLookedAt() throws Exception {
    console = console.again().in(folder);
    assertThat(console.run("keys", "leader")).isZero();
    String repository = "acme=" + folder.toUri();
    assertThat(
            doctor(
                "--trust",
                "leader.pub",
                "--sign-with",
                "leader.key",
                "--allow",
                ".",
                "--allow",
                "com.acme",
                "--repository",
                repository,
                "--json"))
        .as(console.out())
        .isZero();
    assertThat(check("trusted key").path("level").asText()).isEqualTo("ok");
    assertThat(check("signing key").path("level").asText()).isEqualTo("ok");
    assertThat(check("allowed tests").path("level").asText()).isEqualTo("ok");
    assertThat(check("repository acme").path("level").asText()).isEqualTo("ok");
    Path key = folder.resolve("leader.key");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(doctor("--sign-with", "leader.key", "--json")).isZero();
    assertThat(check("signing key").path("remedy").asText()).startsWith("chmod 600");
    assertThat(doctor("--trust", "leader.key", "--json")).isEqualTo(3);
    String nobody = "elasticsearch:" + ElasticsearchUsageTest.nobody();
    assertThat(doctor("--sink", nobody, "--json")).isEqualTo(3);
    assertThat(check("sink").path("figure").asText()).contains("cannot be reached");
  }

  @Test
  void wrongOptionsAreMisuse() {
    assertThat(doctor("--on", "redis://x", "--namespace", "a b")).isEqualTo(2);
    assertThat(doctor("--on", "http://x")).isEqualTo(2);
    assertThat(doctor("--allow", "gone/tests")).isEqualTo(2);
    assertThat(doctor("--repository", "acme=ftp://x")).isEqualTo(2);
  }
}
