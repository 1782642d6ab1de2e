package io.orcastrike.elasticsearch.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said when there is no answer, or not all of it. */
class KibanaAwayTest {
  private static final char[] PASSWORD = "password".toCharArray();
  private static final Duration SOON = Duration.ofMillis(300);

  @Test
  void aPortOnWhichNobodyListensIsTold() throws Exception {
    URI address;
    try (FakeKibana kibana = FakeKibana.importing()) {
      address = kibana.address();
    }

    assertThatIOException()
        .isThrownBy(() -> KibanaInstall.at(address).install())
        .withMessageContaining("Kibana refused the connection")
        .withMessageContaining("where: " + address);
  }

  @Test
  void aHostThatIsNotKnownIsTold() {
    assertThatIOException()
        .isThrownBy(() -> KibanaInstall.at(URI.create("http://kibana.invalid:5601")).install())
        .withMessageContaining("the host of Kibana is not known");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"success\":true,"})
  void anAnswerThatDoesNotEndIsGivenUp(String begin) throws Exception {
    try (FakeKibana kibana = FakeKibana.stalling(begin)) {
      assertThatIOException()
          .isThrownBy(() -> KibanaInstall.at(kibana.address()).within(SOON).install())
          .withMessageContaining("broken off: no full answer within PT0.3S")
          .withCauseInstanceOf(HttpTimeoutException.class);
    }
  }

  @Test
  void anAnswerWithoutEndIsNotKept() throws Exception {
    byte[] much = new byte[1 << 16];
    try (FakeKibana kibana =
        FakeKibana.answering(
            exchange -> {
              exchange.sendResponseHeaders(200, 0);
              while (true) {
                exchange.getResponseBody().write(much);
              }
            })) {
      assertThatIOException()
          .isThrownBy(() -> KibanaInstall.at(kibana.address()).install())
          .withMessageContaining("the answer is not Kibana's (200)");
    }
  }

  @Test
  void anInterruptedImportIsGivenUp() throws Exception {
    try (FakeKibana kibana = FakeKibana.stalling("")) {
      Thread.currentThread().interrupt();

      assertThat(
              org.assertj.core.api.Assertions.catchThrowable(
                  () -> KibanaInstall.at(kibana.address()).install()))
          .isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void aCertificateIsTrustedOnlyWhenItWasGiven(@TempDir Path folder) throws Exception {
    KeyStore keys = selfSigned(folder.resolve("kibana.p12"));
    try (FakeKibana kibana = FakeKibana.importing(serving(keys))) {
      assertThatIOException()
          .isThrownBy(() -> KibanaInstall.at(kibana.address()).install())
          .withMessageContaining("no secure connection to Kibana")
          .withMessageContaining("not one that is trusted here");
      assertThat(kibana.requests()).isEmpty();

      assertThat(KibanaInstall.at(kibana.address()).trusting(trusting(keys)).install().objects())
          .isEqualTo(8);
    }
  }

  private static KeyStore selfSigned(Path file) throws Exception {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    Process process =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-alias",
                "kibana",
                "-keyalg",
                "EC",
                "-dname",
                "CN=kibana",
                "-ext",
                "SAN=ip:127.0.0.1")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  private static SSLContext serving(KeyStore keys) throws Exception {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static SSLContext trusting(KeyStore keys) throws Exception {
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    certificates.setCertificateEntry("kibana", keys.getCertificate("kibana"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(certificates);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
