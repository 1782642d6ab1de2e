package io.orcastrike.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcastrike.testkit.FreePort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs docs/how-to/access.md: needs redis-server, redis-cli and openssl. */
@Tag("machine")
@Timeout(240)
class AccessTest {
  private static final String CONNECT =
      "--namespace shop --trust-certificates access/ca.pem --accept-inline --on ";

  @TempDir Path folder;

  @Test
  void twoTeamsShareARedisByTlsUsersAndKeys() throws Exception {
    int port = FreePort.find();
    String on = "rediss://localhost:" + port;
    try (HowTo page =
        new HowTo("access.md", folder)
            .replacing("redis=redis.02.orca", "redis=localhost")
            .replacing("rediss://redis.02.orca", on)
            .replacing("-h redis.02.orca", "-h localhost -p " + port)
            .replacing(
                "redis-server redis.conf",
                "redis-server redis.conf --bind 127.0.0.1 --tls-port " + port)) {
      page.run(page.block("sh", 0));
      assertOnlyOursToRead();
      page.start(page.block("sh service", 0), "Ready to accept connections");
      page.run(page.block("sh", 1));
      Service drone = page.start(page.block("sh service", 1), "waiting for runs");
      assertThat(page.run(page.block("sh", 2))).contains("PASSED  shop");
      assertThat(drone.log()).contains("made its load").doesNotContain("WARN");

      assertStrangersAreRefused(page, on);
      String users = Files.readString(folder.resolve("access/users.acl"));
      assertThat(page.run(page.block("sh", 3))).endsWith("OK\n");
      assertThat(Files.readString(folder.resolve("access/users.acl")))
          .isNotEqualTo(users)
          .contains(users.lines().filter(line -> line.startsWith("user shop-")).toList());
      assertThat(page.run(page.block("sh", 2))).as("led again").contains("PASSED  shop");
      assertThat(page.count("sh") + page.count("sh service")).as("all were run").isEqualTo(6);
    }
  }

  private void assertOnlyOursToRead() throws Exception {
    List<Path> secrets;
    try (var files = Files.list(folder.resolve("access"))) {
      secrets = files.filter(f -> f.toString().matches(".*\\.(key|password|acl)")).toList();
    }
    assertThat(secrets).hasSize(4 + 5 + 1);
    for (Path secret : secrets) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
          .as(secret.toString())
          .isEqualTo("rw-------");
    }
  }

  private static void assertStrangersAreRefused(HowTo page, String on) throws Exception {
    String drone = "exec orca drone " + CONNECT;
    assertRefused(
        page,
        "export ORCA_REDIS_USER=crm-drone ORCA_REDIS_PASSWORD_FILE=access/crm-drone.password",
        drone + on,
        "does not allow this user what Orca needs");
    assertRefused(
        page,
        "export ORCA_REDIS_USER=shop-drone ORCA_REDIS_PASSWORD_FILE=access/crm-drone.password",
        drone + on,
        "does not accept this user and password");
  }

  private static void assertRefused(HowTo page, String before, String command, String because)
      throws Exception {
    Result result = page.tryOut(before + "\n" + command);
    assertThat(result.exitCode()).as(result.output()).isEqualTo(3);
    assertThat(result.output()).contains(because);
  }

  @Test
  void theAuthorityWritesNothingOver() throws Exception {
    String made = Installation.root() + "/deploy/tls/make-ca";
    String tls = folder.resolve("tls").toString();
    assertThat(Programs.run(List.of(made, tls, "redis=a,127.0.0.1,::1")).exitCode()).isZero();
    byte[] authority = Files.readAllBytes(folder.resolve("tls/ca.pem"));

    Result again = Programs.run(List.of(made, tls, "more=b", "redis=b"));
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.output()).contains("redis.pem already, and it is not written over");
    assertThat(folder.resolve("tls/more.pem")).doesNotExist();
    assertThat(Programs.run(List.of(made, tls, "more=b", "client")).exitCode()).isZero();
    assertThat(folder.resolve("tls/ca.pem")).hasBinaryContent(authority);

    for (String name : List.of("redis", "more", "client")) {
      Result verified =
          Programs.run(
              List.of("openssl", "verify", "-CAfile", tls + "/ca.pem", tls + "/" + name + ".pem"));
      assertThat(verified.exitCode()).as(verified.output()).isZero();
    }
    Result hosts =
        Programs.run(
            List.of(
                "openssl", "x509", "-noout", "-ext", "subjectAltName", "-in", tls + "/redis.pem"));
    assertThat(hosts.output()).contains("DNS:a, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1");
  }

  @Test
  void saysWhatIsWrongWithAHost() throws Exception {
    String made = Installation.root() + "/deploy/tls/make-ca";
    for (String wrong : List.of("a=b;c", "a=", "ca=b", "a/b=c")) {
      Result result = Programs.run(List.of(made, folder.resolve("tls").toString(), wrong));
      assertThat(result.exitCode()).as(wrong).isEqualTo(2);
      assertThat(result.output()).startsWith("deploy/tls/make-ca: a ");
    }
  }
}
