package io.orcastrike.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.spi.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RedisTlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  @TempDir static Path folder;

  @BeforeAll
  static void makeCertificates() throws Exception {
    makeCertificate("server", "ip:127.0.0.1");
    makeCertificate("elsewhere", "dns:elsewhere.invalid");
  }

  private static void makeCertificate(String name, String place) throws Exception {
    Path store = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=" + place,
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    write(name + ".key", "PRIVATE KEY", keys.getKey(name, PASSWORD).getEncoded());
    write(name + ".pem", "CERTIFICATE", keys.getCertificate(name).getEncoded());
  }

  private static void write(String file, String what, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        folder.resolve(file),
        "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(what, text));
  }

  private static RedisServer startAs(String name) {
    String[] options = {
      "--port",
      "0",
      "--tls-port",
      "{port}",
      "--tls-cert-file",
      folder.resolve(name + ".pem").toString(),
      "--tls-key-file",
      folder.resolve(name + ".key").toString(),
      "--tls-ca-cert-file",
      folder.resolve(name + ".pem").toString(),
      "--tls-auth-clients",
      "no"
    };
    return RedisServer.start(options);
  }

  @Test
  void carriesMessagesUnderATrustedCertificate() throws Exception {
    try (RedisServer server = startAs("server")) {
      RedisAddress address =
          RedisAddress.of("rediss://" + server.hostAndPort())
              .trusting(folder.resolve("server.pem"));
      try (RedisTransport transport = RedisTransport.connect(address);
          Transport.Subscription inbox = transport.subscribe(Messages.CHANNEL)) {
        Messages.assertFlows(transport, inbox);
      }
    }
  }

  @Test
  void saysThatTlsIsWanted() {
    try (RedisServer server = startAs("server")) {
      assertThatThrownBy(() -> RedisTransport.connect(server.address(), Messages.QUICK))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("TLS (rediss://)");
    }
  }

  @Test
  void refusesACertificateThatIsNotTrusted() {
    try (RedisServer server = startAs("server")) {
      assertRefused(RedisAddress.of("rediss://" + server.hostAndPort()));
    }
  }

  @Test
  void refusesTheCertificateOfAnotherHost() {
    try (RedisServer server = startAs("elsewhere")) {
      assertRefused(
          RedisAddress.of("rediss://" + server.hostAndPort())
              .trusting(folder.resolve("elsewhere.pem")));
    }
  }

  private static void assertRefused(RedisAddress address) {
    assertThatThrownBy(() -> RedisTransport.connect(address, Messages.QUICK))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no TLS with")
        .hasMessageContaining("is its certificate trusted?");
  }
}
