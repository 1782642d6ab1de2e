package io.orcastrike.core.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcastrike.spi.TestNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JarLimitsTest {
  /** Nothing but zeros, which fit into a thousandth of it. */
  private static final byte[] ZEROS = new byte[JarLimits.MOST_CLASS_BYTES + 1];

  @TempDir Path folder;
  private Path main;
  private Path bad;

  @BeforeEach
  void compile() throws IOException {
    String shop = Compiled.test("public class Shop implements LoadTest", "");
    main = new Jar().with("", Compiled.folder(folder, Map.of("Shop.java", shop))).write(jar("a"));
    bad = jar("bad");
  }

  @Test
  void refusesAClassThatIsAbsurdlyLarge() throws Exception {
    new Jar().with("Bomb.class", ZEROS).write(bad);
    refused()
        .hasMessageContaining("a class must have at most 33,554,432 bytes")
        .hasMessageContaining("Bomb.class has 33,554,433 or more");
  }

  @Test
  void refusesAClassThatIsLargerThanTheJarSays() throws Exception {
    new Jar().with("Bomb.class", ZEROS).write(bad);
    overwriteSizes(ZEROS.length, 100);
    main = bad;
    refused().hasMessageContaining("Bomb.class has 33,554,433 or more");
  }

  @Test
  void refusesAManifestThatIsLargerThanTheJarSays() throws Exception {
    new Jar().with("META-INF/X.SF", ZEROS).write(bad);
    overwriteSizes(ZEROS.length, 100);
    refused().hasMessageContaining("META-INF/X.SF must have at most 8,388,608 bytes");
  }

  @Test
  void refusesNamesThatLeadOutOfTheJar() throws Exception {
    new Jar().with("a/../../etc/passwd", "x").write(bad);
    refused()
        .hasMessageContaining("no entry of a jar may lead out of it")
        .hasMessageContaining("\"a/../../etc/passwd\"");
  }

  @Test
  void refusesTwoMillionEntriesBeforeItReadsThem() throws Exception {
    new Jar().with("x.txt", "x").write(bad);
    try (RandomAccessFile file = new RandomAccessFile(bad.toFile(), "rw")) {
      byte[] end = new byte[22];
      file.seek(file.length() - end.length);
      file.readFully(end);
      // A record of the 64-bit kind, the locator that points to it, and the end as it was.
      long at = file.length() - end.length;
      file.seek(at);
      file.writeInt(0x504b0606);
      file.write(new byte[20]);
      file.write(littleEndian(2_000_000));
      file.write(littleEndian(2_000_000));
      file.write(littleEndian(160_000_000));
      file.write(littleEndian(0));
      file.writeInt(0x504b0607);
      file.writeInt(0);
      file.write(littleEndian(at));
      file.writeInt(0x01000000);
      file.write(end);
    }
    refused()
        .hasMessageContaining("a jar must have at most 250,000 entries")
        .hasMessageContaining("has 2000000 and 160000000");
  }

  @Test
  void refusesACutJarWhereverItIsCut() throws Exception {
    byte[] whole = Files.readAllBytes(main);
    for (int length : new int[] {0, 10, whole.length / 2, whole.length - 1}) {
      Files.write(bad, java.util.Arrays.copyOf(whole, length));
      refused().hasMessageContaining("this file is no jar").hasMessageContaining("a cut download");
    }
  }

  @Test
  void saysWhichClassIsDamaged() throws Exception {
    byte[] whole = Files.readAllBytes(main);
    java.util.Arrays.fill(whole, whole.length / 3, whole.length / 2, (byte) 0x55);
    main = Files.write(bad, whole);
    assertThatThrownBy(TestFiles.of(List.of(main), Optional.of("Shop"))::open)
        .isInstanceOf(TestNotFoundException.class)
        .hasMessageContaining("where: " + bad);
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused() {
    return assertThatThrownBy(TestFiles.of(List.of(main, bad), Optional.empty())::open)
        .isInstanceOf(TestNotFoundException.class)
        .hasMessageContaining("where: " + bad)
        .hasMessageContaining("likely cause:")
        .hasMessageContaining("try: ");
  }

  /** Changes each place where the jar says how large an entry is. */
  private void overwriteSizes(int said, int lie) throws IOException {
    byte[] bytes = Files.readAllBytes(bad);
    for (int i = 0; i + 4 <= bytes.length; i++) {
      if (java.util.Arrays.equals(bytes, i, i + 4, littleEndian(said), 0, 4)) {
        System.arraycopy(littleEndian(lie), 0, bytes, i, 4);
      }
    }
    Files.write(bad, bytes);
  }

  private static byte[] littleEndian(long value) {
    byte[] bytes = new byte[8];
    for (int i = 0; i < 8; i++) {
      bytes[i] = (byte) (value >>> 8 * i);
    }
    return bytes;
  }

  private Path jar(String name) {
    return folder.resolve(name + ".jar");
  }
}
