package io.orcastrike.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that vouches for itself, of this host.
 *
 * @param pem the file with the certificate
 */
record Certificate(Path pem, KeyStore keys) {
  private static final char[] PASSWORD = "not-a-secret".toCharArray();

  static Certificate make(Path folder, String name) throws Exception {
    Path store = folder.resolve(name + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "own",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    Path pem = folder.resolve(name + ".pem");
    Files.write(pem, pem("CERTIFICATE", keys.getCertificate("own").getEncoded()));
    return new Certificate(pem, keys);
  }

  /** Returns the private key as PEM. */
  byte[] key() throws Exception {
    return pem("PRIVATE KEY", keys.getKey("own", PASSWORD).getEncoded());
  }

  /** Returns TLS of a server that shows it. */
  SSLContext ofServer() throws Exception {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    return tls;
  }

  /** Returns TLS of who trusts it. */
  SSLContext ofClient() throws IOException {
    return Trusted.only(pem);
  }

  private static byte[] pem(String what, byte[] content) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(what, text)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
