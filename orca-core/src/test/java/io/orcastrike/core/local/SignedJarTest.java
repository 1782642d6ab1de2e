package io.orcastrike.core.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.spi.LoadedTest;
import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertPath;
import java.security.cert.CertificateFactory;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SignedJarTest {
  private static final char[] PASSWORD = "only-of-this-test".toCharArray();

  @TempDir Path folder;
  private Path signed;

  @BeforeEach
  void sign() throws Exception {
    String shop = Compiled.test("public class Shop implements LoadTest", "");
    Path classes = Compiled.folder(folder, Map.of("Shop.java", shop));
    Path plain = new Jar().with("", classes).write(folder.resolve("plain.jar"));
    signed = folder.resolve("signed.jar");
    KeyStore keys = KeyStore.getInstance(keyStore().toFile(), PASSWORD);
    CertPath certificates =
        CertificateFactory.getInstance("X.509")
            .generateCertPath(List.of(keys.getCertificate("signer")));
    PrivateKey key = (PrivateKey) keys.getKey("signer", PASSWORD);
    try (ZipFile from = new ZipFile(plain.toFile());
        OutputStream to = Files.newOutputStream(signed)) {
      new JarSigner.Builder(key, certificates).build().sign(from, to);
    }
  }

  private Path keyStore() throws Exception {
    Path file = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "signer",
                "-keyalg",
                "EC",
                "-dname",
                "CN=signer",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.txt").toFile())
            .start();
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
    return file;
  }

  @Test
  void aClassSaysWhoSignedIt() throws Exception {
    try (LoadedTest test = open(signed)) {
      var source = test.test().getClass().getProtectionDomain().getCodeSource();
      assertThat(source.getCodeSigners()).hasSize(1);
    }
  }

  @Test
  void aClassThatWasChangedSinceIsRefused() throws Exception {
    Path changed = folder.resolve("changed.jar");
    try (JarFile from = new JarFile(signed.toFile(), false);
        JarOutputStream to = new JarOutputStream(Files.newOutputStream(changed))) {
      for (JarEntry entry : Collections.list(from.entries())) {
        to.putNextEntry(new JarEntry(entry.getName()));
        to.write(content(from, entry));
        to.closeEntry();
      }
    }
    assertThatThrownBy(() -> open(changed))
        .isInstanceOf(TestNotFoundException.class)
        .hasMessageContaining("the signature of this jar does not fit")
        .hasMessageContaining("where: " + changed)
        .hasMessageContaining("META-INF/*.SF");
  }

  /** Of the class with a byte changed that no one looks at before the signature. */
  private static byte[] content(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] bytes = in.readAllBytes();
      if (entry.getName().endsWith(".class")) {
        bytes[5]++; // the minor version
      }
      return bytes;
    }
  }

  private static LoadedTest open(Path jar) throws Exception {
    return TestFiles.of(List.of(jar), Optional.empty()).open();
  }
}
